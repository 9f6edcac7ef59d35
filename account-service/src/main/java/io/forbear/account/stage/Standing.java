package io.forbear.account.stage;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.Breakdown;
import io.forbear.account.fact.DaysPastDue;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.Statement;
import io.forbear.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands by its facts, before a date and a stage list are put to it. The newest
 * statement is the truth; postings after it change its amounts until the next one.
 *
 * @param overdueSince null when nothing is overdue: the statement says so, or what it said was
 *     overdue has been paid since
 * @param amountOverdue never negative
 * @param breakdown as stated; null once postings have changed the balance, since the core banking
 *     system decides what a payment is set against
 * @param plans what became of the account's plans
 */
record Standing(
        Statement statement,
        boolean everOverdue,
        @Nullable LocalDate overdueSince,
        Money amountOverdue,
        Money balance,
        @Nullable Breakdown breakdown,
        ZoneId zone,
        List<PlanFact> plans) {

    /** How the account stands by its newest statement and all other facts. */
    static Standing of(Statement statement, AccountFacts facts, ZoneId zone) {
        var reduction = reductionAfter(statement, facts.postings(), zone);
        var left = statement.amountOverdue().minus(reduction);
        var paidOff = statement.amountOverdue().sign() > 0 && left.sign() <= 0;
        var overdueSince = paidOff ? null : statement.overdueSince();
        return new Standing(
                statement,
                facts.everOverdue(),
                overdueSince,
                overdueSince == null ? Money.zero(statement.currency()) : left.atLeastZero(),
                statement.balance().minus(reduction),
                reduction.sign() == 0 ? statement.breakdown() : null,
                zone,
                facts.plans());
    }

    /** What the postings take off that the statement cannot contain, in its currency. */
    private static Money reductionAfter(Statement statement, List<Posting> postings, ZoneId zone) {
        return Posting.newestOfEach(postings)
                .filter(posting -> posting.amount().currency().equals(statement.currency()))
                .filter(posting -> posting.isAfter(statement, zone))
                .map(Posting::reduction)
                .reduce(Money.zero(statement.currency()), Money::plus);
    }

    boolean isOverdue() {
        return overdueSince != null;
    }

    /** Days since the oldest unpaid due date; 0 when nothing is overdue. */
    int daysPastDueOn(LocalDate date) {
        return DaysPastDue.on(date, overdueSince);
    }

    /** Whether a plan is agreed, and neither broken nor completed, on a date. */
    boolean isPlanInForceOn(LocalDate date) {
        return plans.stream()
                .filter(fact -> !dateOf(fact).isAfter(date))
                .collect(
                        Collectors.toMap(
                                PlanFact::planId,
                                fact -> fact,
                                BinaryOperator.maxBy(PlanFact.BY_EVENT_TIME)))
                .values()
                .stream()
                .anyMatch(fact -> fact.kind() == PlanFact.Kind.AGREED);
    }

    /** The dates on which something happens to a plan. */
    Stream<LocalDate> planDates() {
        return plans.stream().map(this::dateOf);
    }

    private LocalDate dateOf(PlanFact fact) {
        return LocalDate.ofInstant(fact.effectiveAt(), zone);
    }
}
