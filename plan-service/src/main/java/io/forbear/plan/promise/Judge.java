package io.forbear.plan.promise;

import io.forbear.money.Money;
import io.forbear.plan.debtor.Pause;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.performance.Agreement;
import io.forbear.plan.performance.Receipts;
import io.forbear.plan.schedule.Instalment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges one promise on a day: a pure function of the promise, the set of postings, what was
 * declared of the debtor, and the date. A payment that was taken back counts as not made, whenever
 * it was taken back.
 */
final class Judge {
    private final Promise promise;
    private final Window window;
    private final Receipts receipts;
    private final Pauses pauses;
    private final LocalDate today;

    private Judge(
            Promise promise, Window window, Receipts receipts, Pauses pauses, LocalDate today) {
        this.promise = promise;
        this.window = window;
        this.receipts = receipts;
        this.pauses = pauses;
        this.today = today;
    }

    static Judgement judge(
            Promise promise,
            Window window,
            Collection<Payment> postings,
            Pauses pauses,
            LocalDate today) {
        var agreement =
                new Agreement(
                        promise.promiseId(),
                        Set.copyOf(promise.accountIds()),
                        promise.dates(),
                        window.from(),
                        promise.judging().graceDays());
        return new Judge(promise, window, Receipts.of(agreement, postings), pauses, today)
                .judgement();
    }

    private Judgement judgement() {
        var dates = promise.dates().instalments().stream().map(this::standing).toList();
        var missed = dates.stream().filter(date -> date.state().isMissed()).findFirst();
        var outcome = PromiseTable.rowFor(situation(dates, missed)).outcome();
        var deciding = outcome.isFailure() ? missed.orElse(null) : null;
        return new Judgement(
                outcome,
                paidBy(promise.lastDay()),
                deciding == null ? null : shortfall(deciding),
                decidedOn(outcome, deciding),
                dates,
                nextLookOn(dates));
    }

    private PromiseTable.Situation situation(
            List<DateStanding> dates, Optional<DateStanding> missed) {
        return new PromiseTable.Situation(
                dates.stream().allMatch(date -> date.state().isKept()),
                isInTime(stoppedOn(), missed),
                isInTime(promise.withdrawnOn(), missed),
                missed.isPresent(),
                missed.isPresent()
                        && promise.judging()
                                .isPartly(
                                        paidBy(missed.get().lastDay()),
                                        dueThrough(missed.get().number())));
    }

    private static boolean isInTime(@Nullable LocalDate on, Optional<DateStanding> missed) {
        return on != null && (missed.isEmpty() || !on.isAfter(missed.get().lastDay()));
    }

    private @Nullable LocalDate stoppedOn() {
        return pauses.stop(today).map(Pause::from).orElse(null);
    }

    private DateStanding standing(Instalment date) {
        var number = date.number();
        var lastDay = promise.lastDay(number);
        return new DateStanding(
                number, date.dueOn(), lastDay, date.amount(), state(number, date.dueOn(), lastDay));
    }

    private DateStanding.State state(int number, LocalDate dueOn, LocalDate lastDay) {
        var due = dueThrough(number);
        var paid = paidBy(lastDay);
        if (!paid.isLessThan(due)) {
            return paidBy(dueOn).isLessThan(due)
                    ? DateStanding.State.KEPT_IN_GRACE
                    : DateStanding.State.KEPT;
        }
        if (!today.isAfter(lastDay)) {
            return DateStanding.State.OPEN;
        }
        if (!promise.judging().tolerance(due).isLessThan(due.minus(paid))) {
            return DateStanding.State.KEPT_WITHIN_TOLERANCE;
        }
        return dueThrough(number - 1).isLessThan(paid)
                ? DateStanding.State.SHORT
                : DateStanding.State.MISSED;
    }

    /** What counts towards it with a value date up to a day, as it is known today. */
    private Money paidBy(LocalDate day) {
        var last = Stream.of(day, today, window.until()).min(LocalDate::compareTo).orElseThrow();
        return receipts.lastingBy(last, today).atLeastZero();
    }

    private Money dueThrough(int number) {
        return promise.dates().dueThrough(number);
    }

    private Money shortfall(DateStanding missed) {
        return dueThrough(missed.number()).minus(paidBy(missed.lastDay()));
    }

    /** The first day on which everything that decided had happened. */
    private @Nullable LocalDate decidedOn(Outcome outcome, @Nullable DateStanding missed) {
        return switch (outcome) {
            case RUNNING -> null;
            case KEPT -> keptOn();
            case PARTLY_KEPT, BROKEN -> missed == null ? null : missed.lastDay().plusDays(1);
            case WITHDRAWN -> promise.withdrawnOn();
            case STOPPED -> stoppedOn();
        };
    }

    private LocalDate keptOn() {
        return receipts.dates(window.from().minusDays(1), promise.lastDay())
                .filter(day -> !paidBy(day).isLessThan(promise.total()))
                .findFirst()
                .orElseGet(() -> promise.lastDay().plusDays(1));
    }

    private @Nullable LocalDate nextLookOn(List<DateStanding> dates) {
        var deadlines =
                dates.stream()
                        .filter(date -> date.state() == DateStanding.State.OPEN)
                        .map(date -> date.lastDay().plusDays(1));
        var postings = receipts.dates(today, LocalDate.MAX);
        return Stream.concat(deadlines, postings)
                .filter(day -> day.isAfter(today))
                .min(LocalDate::compareTo)
                .orElse(null);
    }
}
