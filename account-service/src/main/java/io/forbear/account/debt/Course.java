package io.forbear.account.debt;

import io.forbear.account.debt.Occurrence.InterestCompounds;
import io.forbear.account.debt.Occurrence.LateFeeDue;
import io.forbear.account.debt.Occurrence.RateChanges;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.Statement;
import io.forbear.account.terms.Contract;
import io.forbear.account.terms.Contract.LateFee;
import io.forbear.account.terms.Contract.Rate;
import io.forbear.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that happens to a debt between a statement of the bank and a later day.
 *
 * @param opened the statement's date
 * @param until the later day, included
 * @param postings those that the statement cannot contain yet, by value date
 * @param contract null: none is known
 */
record Course(
        Statement statement,
        LocalDate opened,
        LocalDate until,
        List<Posting> postings,
        @Nullable Contract contract) {

    /** What happens, in order. */
    List<Occurrence> occurrences() {
        var all = new ArrayList<Occurrence>();
        var since = statement.overdueSince();
        if (contract != null && since != null) {
            lateFees(contract.lateFee(), since).forEach(all::add);
            interest(contract.interest()).forEach(all::add);
        }
        postings.stream()
                .map(posting -> new Occurrence.Posted(dateOf(posting), posting))
                .filter(posted -> !posted.date().isAfter(until))
                .forEach(all::add);
        all.add(new Occurrence.End(until));
        all.sort(Occurrence.IN_ORDER);
        return List.copyOf(all);
    }

    /**
     * Until when no interest is charged, because the whole balance was paid in time; null: it is
     * charged from the beginning.
     */
    @Nullable LocalDate freeUntil() {
        var since = statement.overdueSince();
        var days = contract == null ? null : contract.interest().freeWithinDays();
        if (since == null || days == null) {
            return null;
        }
        var last = since.plusDays(days);
        var unpaid = statement.balance().minus(paidBy(last));
        return last.isBefore(opened) || unpaid.sign() > 0 ? null : last;
    }

    private Money paidBy(LocalDate day) {
        return postings.stream()
                .filter(posting -> !dateOf(posting).isAfter(day))
                .map(Posting::reduction)
                .reduce(Money.zero(statement.currency()), Money::plus);
    }

    /** Its value date; but nothing counts before the course begins. */
    private LocalDate dateOf(Posting posting) {
        var date = valueDateOf(posting);
        return date.isBefore(opened) ? opened : date;
    }

    /** A payment is not taken back before it was made. */
    private LocalDate valueDateOf(Posting posting) {
        var takenBack = posting.takenBack();
        return postings.stream()
                .filter(payment -> payment.identity().equals(takenBack))
                .map(Posting::effectiveDate)
                .filter(paidOn -> paidOn.isAfter(posting.effectiveDate()))
                .findFirst()
                .orElse(posting.effectiveDate());
    }

    private Stream<Occurrence> interest(Contract.Interest interest) {
        var changes = interest.rates().stream().map(Rate::from);
        var free = freeUntil();
        var begin = free == null ? Stream.<LocalDate>empty() : Stream.of(free);
        var rates = Stream.concat(changes, begin).filter(this::isInCourse).map(RateChanges::new);
        return Stream.<Occurrence>concat(rates, compounding(interest.compounding()));
    }

    private Stream<InterestCompounds> compounding(Contract.@Nullable Compounding compounding) {
        return compounding == null
                ? Stream.empty()
                : Stream.iterate(YearMonth.from(opened), month -> month.plusMonths(1))
                        .takeWhile(month -> !month.isAfter(YearMonth.from(until)))
                        .map(month -> day(month, compounding.dayOfMonth()))
                        .filter(this::isInCourse)
                        .map(InterestCompounds::new);
    }

    private static LocalDate day(YearMonth month, int dayOfMonth) {
        return month.atDay(Math.min(dayOfMonth, month.lengthOfMonth()));
    }

    /**
     * The first due date is the oldest unpaid one; the others follow month by month, in shorter
     * months on their last day. A fee is charged on the first day on which it is too late to pay.
     */
    private Stream<LateFeeDue> lateFees(@Nullable LateFee fee, LocalDate oldestUnpaid) {
        if (fee == null) {
            return Stream.empty();
        }
        var skipped = Math.max(0, ChronoUnit.MONTHS.between(oldestUnpaid, opened) - 2);
        return Stream.iterate(skipped, month -> month + 1)
                .map(oldestUnpaid::plusMonths)
                .takeWhile(due -> !due.isAfter(until))
                .map(
                        due ->
                                new LateFeeDue(
                                        due.plusDays(fee.graceDays() + 1L), due, unpaid(due, fee)))
                .filter(late -> isInCourse(late.date()));
    }

    private Money unpaid(LocalDate due, LateFee fee) {
        var minimum = statement.minimumDue();
        var asked = minimum == null ? statement.amountOverdue() : minimum;
        return asked.minus(paidBy(due.plusDays(fee.graceDays()))).atLeastZero();
    }

    private boolean isInCourse(LocalDate date) {
        return date.isAfter(opened) && !date.isAfter(until);
    }
}
