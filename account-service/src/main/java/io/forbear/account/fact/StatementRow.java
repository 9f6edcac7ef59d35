package io.forbear.account.fact;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code statement}: a component for each of its columns. */
record StatementRow(
        UUID eventId,
        String accountId,
        String debtorId,
        Instant occurredAt,
        Instant recordedAt,
        String creditor,
        String product,
        List<String> jurisdictions,
        Coverage coverage,
        @Nullable LocalDate limitationEndsOn,
        boolean chargedOff,
        @Nullable LocalDate overdueSince,
        String currency,
        BigDecimal amountOverdue,
        BigDecimal balance,
        @Nullable BigDecimal principal,
        @Nullable BigDecimal interest,
        @Nullable BigDecimal fees,
        @Nullable BigDecimal penalty,
        @Nullable BigDecimal minimumDue,
        @Nullable LocalDate nextDueOn) {

    static StatementRow of(Statement statement, Instant recordedAt) {
        var terms = statement.terms();
        var minimumDue = statement.minimumDue();
        return new StatementRow(
                statement.eventId(),
                statement.accountId().value(),
                statement.debtorId().value(),
                statement.occurredAt(),
                recordedAt,
                terms.creditor(),
                terms.product(),
                terms.jurisdictions(),
                terms.coverage(),
                terms.limitationEndsAt(),
                terms.chargedOff(),
                statement.overdueSince(),
                statement.currency(),
                statement.amountOverdue().amount(),
                statement.balance().amount(),
                part(statement.breakdown(), Breakdown::principal),
                part(statement.breakdown(), Breakdown::interest),
                part(statement.breakdown(), Breakdown::fees),
                part(statement.breakdown(), Breakdown::penalty),
                minimumDue == null ? null : minimumDue.amount(),
                statement.nextDueOn());
    }

    private static @Nullable BigDecimal part(
            @Nullable Breakdown breakdown, Function<Breakdown, Money> partOf) {
        return breakdown == null ? null : partOf.apply(breakdown).amount();
    }
}
