package io.forbear.account.figure;

import io.forbear.account.stage.AccountHistory;
import io.forbear.account.stage.Position;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account that is counted: its history, and where it was placed when. It remembers how it stood
 * on a day, since figures ask for most days twice.
 */
final class Subject {
    static final String NO_AGENCY = "NONE";

    private final AccountHistory history;
    private final List<PlacementSpan> placements;
    private final Map<LocalDate, Optional<Position>> positions = new HashMap<>();

    Subject(AccountHistory history, List<PlacementSpan> placements) {
        this.history = history;
        this.placements = List.copyOf(placements);
    }

    /** How it stood at the end of a day; null before its first statement. */
    @Nullable Stock stock(LocalDate date) {
        var position = at(date);
        return position == null
                ? null
                : new Stock(
                        date,
                        traits(position, date),
                        1,
                        overdue(position),
                        position.balance().atLeastZero().amount());
    }

    /** What became of it in a period; null if nothing was stated of it by the end. */
    @Nullable Move move(Period period) {
        var before = at(period.from());
        var after = at(period.to());
        if (after == null) {
            return null;
        }
        var overdue = before == null ? BigDecimal.ZERO : overdue(before);
        var received = history.receivedBetween(period.from(), period.to()).amount();
        var isPaying = received.signum() > 0;
        return new Move(
                period,
                before == null,
                before == null ? traits(after, period.to()) : traits(before, period.from()),
                after.stage(),
                after.isOverdue(),
                1,
                overdue,
                overdue(after),
                received,
                isPaying ? 1 : 0,
                isPaying ? received.min(overdue) : BigDecimal.ZERO);
    }

    private @Nullable Position at(LocalDate date) {
        return positions
                .computeIfAbsent(date, day -> Optional.ofNullable(history.atEndOf(day)))
                .orElse(null);
    }

    private static BigDecimal overdue(Position position) {
        return position.amountOverdue().amount();
    }

    private Traits traits(Position position, LocalDate date) {
        return Traits.of(position, agencyOn(date));
    }

    /** The agency it was placed with last, of those it was with. */
    private String agencyOn(LocalDate date) {
        var end = history.endOf(date);
        return placements.stream()
                .filter(placement -> placement.isInForceJustBefore(end))
                .max(
                        Comparator.comparing(PlacementSpan::placedAt)
                                .thenComparing(PlacementSpan::agencyId))
                .map(PlacementSpan::agencyId)
                .orElse(NO_AGENCY);
    }

    /** What is kept of a day; null before its first statement. */
    @Nullable KeptPosition kept(LocalDate date) {
        var position = at(date);
        return position == null
                ? null
                : new KeptPosition(
                        date,
                        history.account().value(),
                        Traits.cohort(position.firstOverdue()),
                        position.stage(),
                        position.terms().product(),
                        agencyOn(date),
                        position.balance().currency(),
                        position.daysPastDue(),
                        position.isOverdue(),
                        overdue(position),
                        position.balance().atLeastZero().amount(),
                        history.receivedBetween(LocalDate.MIN, date).amount());
    }
}
