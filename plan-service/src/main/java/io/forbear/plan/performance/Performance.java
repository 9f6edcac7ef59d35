package io.forbear.plan.performance;

import io.forbear.money.Money;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.schedule.Instalment;
import io.forbear.plan.schedule.Schedule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a plan is kept on a day: a pure function of the agreement, the set of postings and the date.
 * What is paid is set against the instalments in their order; an instalment is kept if enough is
 * paid, by value date, for it and all before it at the end of its last day of grace, and as long as
 * that stays so.
 */
public final class Performance {
    private final Agreement agreement;
    private final Receipts receipts;
    private final LocalDate today;

    private Performance(Agreement agreement, Receipts receipts, LocalDate today) {
        this.agreement = agreement;
        this.receipts = receipts;
        this.today = today;
    }

    /** How the plan is kept on a day, by all postings that are known. */
    public static Performance of(
            Agreement agreement, Collection<Payment> postings, LocalDate today) {
        return new Performance(agreement, Receipts.of(agreement, postings), today);
    }

    /** What is paid on balance by today. */
    public Money paid() {
        return receipts.paidBy(today);
    }

    /** What is paid beyond the plan's total. */
    public Money overpaid() {
        return paid().minus(schedule().total()).atLeastZero();
    }

    /** Whether all instalments are paid. */
    public boolean isFulfilled() {
        return !paid().isLessThan(schedule().total());
    }

    /** The earliest breach so far, if there is one. */
    public Optional<Breach> breach() {
        return instalmentNumbers()
                .mapToObj(this::breachOf)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Breach::on).thenComparingInt(Breach::instalmentNumber));
    }

    /** The breach if all was paid, and what was taken back on a day makes it short. */
    Breach lossOn(LocalDate day) {
        var number = instalmentNumbers().filter(one -> isShort(one, day)).findFirst().orElseThrow();
        return new Breach(
                Breach.Reason.PAYMENT_REVERSED,
                number,
                schedule().total().minus(receipts.paidBy(day)),
                day);
    }

    /** What breaks a plan that was paid in full before: something was taken back since. */
    public Optional<Breach> breachAfterCompletion() {
        return instalmentNumbers()
                .filter(number -> isShort(number, today))
                .mapToObj(
                        number ->
                                new Breach(
                                        Breach.Reason.PAYMENT_REVERSED,
                                        number,
                                        schedule().total().minus(paid()),
                                        today))
                .findFirst();
    }

    /** The next day on which it can turn out differently without a new posting. */
    public Optional<LocalDate> nextCheckOn() {
        var deadlines =
                instalmentNumbers()
                        .filter(number -> isShort(number, today))
                        .mapToObj(number -> agreement.deadline(number).plusDays(1));
        return Stream.concat(deadlines, receipts.dates(today, LocalDate.MAX))
                .filter(date -> date.isAfter(today))
                .min(Comparator.naturalOrder());
    }

    /** How each instalment stands. */
    public List<InstalmentStanding> instalments() {
        return schedule().instalments().stream().map(this::standing).toList();
    }

    private InstalmentStanding standing(Instalment instalment) {
        var before = schedule().dueThrough(instalment.number() - 1);
        var paid = paid().minus(before).atLeastZero().min(instalment.amount());
        return new InstalmentStanding(instalment, paid, state(instalment, paid));
    }

    private InstalmentStanding.State state(Instalment instalment, Money paid) {
        if (!paid.isLessThan(instalment.amount())) {
            return isShort(instalment.number(), earlier(instalment.dueOn(), today))
                    ? InstalmentStanding.State.CURED
                    : InstalmentStanding.State.PAID;
        }
        if (today.isAfter(agreement.deadline(instalment.number()))) {
            return InstalmentStanding.State.MISSED;
        }
        return today.isAfter(instalment.dueOn())
                ? InstalmentStanding.State.IN_GRACE
                : InstalmentStanding.State.UPCOMING;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private Optional<Breach> breachOf(int number) {
        var deadline = agreement.deadline(number);
        if (!today.isAfter(deadline)) {
            return Optional.empty();
        }
        if (isShort(number, deadline)) {
            return Optional.of(breach(number, deadline, deadline.plusDays(1)));
        }
        return receipts.dates(deadline, today)
                .filter(date -> isShort(number, date))
                .map(date -> breach(number, date, date))
                .findFirst();
    }

    private Breach breach(int number, LocalDate looked, LocalDate on) {
        var shortfall = schedule().dueThrough(number).minus(receipts.paidBy(looked));
        return new Breach(reason(number, looked), number, shortfall, on);
    }

    private Breach.Reason reason(int number, LocalDate date) {
        if (!receipts.paidGrossBy(date).isLessThan(schedule().dueThrough(number))) {
            return Breach.Reason.PAYMENT_REVERSED;
        }
        return schedule().dueThrough(number - 1).isLessThan(receipts.paidBy(date))
                ? Breach.Reason.INSTALMENT_SHORT
                : Breach.Reason.INSTALMENT_MISSED;
    }

    private boolean isShort(int number, LocalDate date) {
        return receipts.paidBy(date).isLessThan(schedule().dueThrough(number));
    }

    private Schedule schedule() {
        return agreement.schedule();
    }

    private IntStream instalmentNumbers() {
        return IntStream.rangeClosed(1, schedule().instalments().size());
    }
}
