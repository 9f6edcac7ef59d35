package io.forbear.account.stage;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.Breakdown;
import io.forbear.account.fact.Circumstance;
import io.forbear.account.fact.Circumstance.Kind;
import io.forbear.account.fact.DaysPastDue;
import io.forbear.account.fact.Pauses;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.Statement;
import io.forbear.account.fact.Terms;
import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands by its facts, before a date and a stage list are put to it. The newest
 * statement is the truth; postings after it change its amounts until the next one.
 *
 * @param overdueSince null when nothing is overdue: the statement says so, or what it said was
 *     overdue has been paid since
 * @param curedOn since when nothing is overdue any more; null while something is, or never was
 * @param amountOverdue never negative
 * @param breakdown as stated; null once postings have changed the balance, since the core banking
 *     system decides what a payment is set against
 * @param plans what became of the account's plans
 * @param circumstances what came into force on the account, and ended
 * @param pauses days on which no day past due is counted
 */
record Standing(
        Statement statement,
        boolean everOverdue,
        @Nullable LocalDate overdueSince,
        @Nullable LocalDate curedOn,
        Money amountOverdue,
        Money balance,
        @Nullable Breakdown breakdown,
        ZoneId zone,
        List<PlanFact> plans,
        List<Circumstance> circumstances,
        Pauses pauses) {

    /** How the account stands by its newest statement and all other facts. */
    static Standing of(Statement statement, AccountFacts facts, ZoneId zone) {
        var ledger = Ledger.after(statement, facts.postings(), zone);
        var reduction = ledger.total();
        var left = statement.amountOverdue().minus(reduction);
        var paidOff = statement.amountOverdue().sign() > 0 && left.sign() <= 0;
        var overdueSince = paidOff ? null : statement.overdueSince();
        return new Standing(
                statement,
                facts.everOverdue(),
                overdueSince,
                overdueSince == null ? curedOn(facts, zone) : null,
                overdueSince == null ? Money.zero(statement.currency()) : left.atLeastZero(),
                statement.balance().minus(reduction),
                reduction.sign() == 0 ? statement.breakdown() : null,
                zone,
                facts.plans(),
                facts.circumstances(),
                facts.pauses());
    }

    /** When the last arrears were paid, or, if that was not seen, stated to be gone. */
    private static @Nullable LocalDate curedOn(AccountFacts facts, ZoneId zone) {
        var overdue = facts.lastOverdue();
        if (overdue == null) {
            return null;
        }
        var paid = Ledger.after(overdue, facts.postings(), zone).dateOfPaying(overdue);
        var clearing = facts.clearing();
        if (clearing == null) {
            return paid;
        }
        var stated = LocalDate.ofInstant(clearing.occurredAt(), zone);
        return paid != null && paid.isBefore(stated) ? paid : stated;
    }

    boolean isOverdue() {
        return overdueSince != null;
    }

    /** Days since the oldest unpaid due date, without pauses; 0 when nothing is overdue. */
    int daysPastDueOn(LocalDate date) {
        return DaysPastDue.on(date, overdueSince, pauses);
    }

    /** Days until the next due date; null if it is not known, or has passed. */
    @Nullable Integer daysUntilDueOn(LocalDate date) {
        var due = statement.nextDueOn();
        return due == null || due.isBefore(date) ? null : days(date, due);
    }

    /** Days since nothing is overdue any more; null while something is, or never was. */
    @Nullable Integer daysSinceCureOn(LocalDate date) {
        return curedOn == null ? null : Math.max(0, days(curedOn, date));
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    /** Whether a plan is agreed, and neither broken nor completed, on a date. */
    boolean isPlanInForceOn(LocalDate date) {
        return lastOfEach(
                        plans,
                        PlanFact::effectiveAt,
                        PlanFact::planId,
                        PlanFact.BY_EVENT_TIME,
                        date)
                .anyMatch(fact -> fact.kind() == PlanFact.Kind.AGREED);
    }

    /** Whether hardship is declared or a moratorium is in force on a date. */
    boolean isHardshipOn(LocalDate date) {
        return isInForceOn(date, Kind.HARDSHIP) || isInForceOn(date, Kind.MORATORIUM);
    }

    /** Whether the account is referred to court on a date. */
    boolean isReferredOn(LocalDate date) {
        return isInForceOn(date, Kind.LEGAL_REFERRAL);
    }

    /** Whether the creditor has written it off: core banking states so, or it was approved here. */
    boolean isWrittenOffOn(LocalDate date) {
        return statement.terms().chargedOff() || isInForceOn(date, Kind.WRITE_OFF);
    }

    /** What the account is on a date. */
    Terms termsOn(LocalDate date) {
        var stated = statement.terms();
        return isWrittenOffOn(date) && !stated.chargedOff() ? stated.writtenOff() : stated;
    }

    private boolean isInForceOn(LocalDate date, Kind kind) {
        return lastOfEach(
                        circumstances,
                        Circumstance::effectiveAt,
                        Circumstance::identity,
                        Circumstance.BY_EVENT_TIME,
                        date)
                .anyMatch(
                        fact -> fact.kind() == kind && fact.state() == Circumstance.State.STARTED);
    }

    private <T, K> Stream<T> lastOfEach(
            Collection<T> facts,
            Function<T, Instant> effectiveAt,
            Function<T, K> identity,
            Comparator<T> order,
            LocalDate date) {
        return facts.stream()
                .filter(fact -> !dateOf(effectiveAt.apply(fact)).isAfter(date))
                .collect(Collectors.toMap(identity, fact -> fact, BinaryOperator.maxBy(order)))
                .values()
                .stream();
    }

    /** The dates on which something happens to a plan, or comes into force or ends. */
    Stream<LocalDate> eventDates() {
        return Stream.concat(
                        plans.stream().map(PlanFact::effectiveAt),
                        circumstances.stream().map(Circumstance::effectiveAt))
                .map(this::dateOf);
    }

    private LocalDate dateOf(Instant effectiveAt) {
        return LocalDate.ofInstant(effectiveAt, zone);
    }
}
