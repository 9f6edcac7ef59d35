package io.forbear.plan.performance;

import io.forbear.plan.debtor.Pause;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.payment.Payment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has become of an agreed plan by a day: a pure function of the agreement, the set of
 * postings, the pauses, what took its place, and the date. Whatever ended it first, by value date,
 * has ended it; facts that become known late count as if they had been known in time.
 */
public final class Life {
    private final Performance performance;
    private final Pauses pauses;
    private final Settled settled;
    private final @Nullable Replacement replacement;
    private final LocalDate today;
    private final LifeTable row;

    private Life(
            Performance performance,
            Pauses pauses,
            Settled settled,
            @Nullable Replacement replacement,
            LocalDate today) {
        this.performance = performance;
        this.pauses = pauses;
        this.settled = settled;
        this.today = today;
        this.replacement = replacement;
        row = LifeTable.rowFor(situation());
    }

    /**
     * What surrounds a plan.
     *
     * @param replacement what was agreed in its place; null: nothing
     */
    public record Circumstances(Pauses pauses, @Nullable Replacement replacement) {
        public static final Circumstances NONE = new Circumstances(Pauses.NONE, null);
    }

    /** The plan that was agreed in place of another, and when. */
    public record Replacement(String planId, LocalDate on) {}

    public static Life of(
            Agreement agreement,
            Collection<Payment> postings,
            Circumstances circumstances,
            LocalDate today) {
        var deferred = Deferral.of(agreement, circumstances.pauses(), today);
        return new Life(
                Performance.of(deferred, postings, today),
                circumstances.pauses(),
                Settled.of(deferred, Receipts.of(deferred, postings), today),
                circumstances.replacement(),
                today);
    }

    private LifeTable.Situation situation() {
        var replacedOn = replacement == null ? null : replacement.on();
        var breach = breach().map(Breach::on).orElse(null);
        return new LifeTable.Situation(
                breach == null ? settled.paidOn() : null,
                stop().map(Pause::from).orElse(null),
                replacedOn == null || replacedOn.isAfter(today) ? null : replacedOn,
                breach,
                pauses.all().stream().anyMatch(pause -> pause.covers(today)),
                performance.instalments().stream()
                        .anyMatch(one -> one.state() == InstalmentStanding.State.IN_GRACE));
    }

    /** The row of the decision table that decides. */
    public LifeTable row() {
        return row;
    }

    /** How its instalments stand, with their due dates as they are now. */
    public Performance performance() {
        return performance;
    }

    /** What breaks it, whether or not something else ended it before. */
    public Optional<Breach> breach() {
        var missed = performance.breach();
        var paidOn = settled.paidOn();
        if (paidOn == null || missed.filter(breach -> breach.on().isBefore(paidOn)).isPresent()) {
            return missed;
        }
        var lostOn = settled.lostOn();
        return lostOn == null ? Optional.empty() : Optional.of(performance.lossOn(lostOn));
    }

    /** What was agreed in its place; null: nothing. */
    public @Nullable Replacement replacement() {
        return replacement;
    }

    /** What stops it today. */
    public Optional<Pause> stop() {
        return pauses.stop(today);
    }

    /** The pause that lasts today; the one that ends last, if there are several. */
    public Optional<Pause> pause() {
        return pauses.all().stream()
                .filter(pause -> pause.covers(today))
                .reduce((one, other) -> endsLater(one, other) ? one : other);
    }

    private static boolean endsLater(Pause one, Pause other) {
        var until = one.until();
        var otherUntil = other.until();
        return until == null || (otherUntil != null && until.isAfter(otherUntil));
    }

    /** The next day on which it can turn out differently without a new fact. */
    public Optional<LocalDate> nextCheckOn() {
        var boundaries =
                pauses.all().stream()
                        .flatMap(pause -> Stream.of(pause.from(), endOf(pause)))
                        .filter(day -> day.isAfter(today));
        return Stream.concat(performance.nextCheckOn().stream(), boundaries)
                .min(LocalDate::compareTo);
    }

    private static LocalDate endOf(Pause pause) {
        var until = pause.until();
        return until == null ? pause.from() : until;
    }
}
