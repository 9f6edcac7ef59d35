package io.forbear.account.legal;

import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PostingKind;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * What was paid on an account after it was written off: payments less reversals and chargebacks,
 * each posting once, in the currency of the write-off, valued after its day.
 *
 * @param payments how many payments, reversed ones included
 * @param rate of the amount written off, to four places, rounded half even; may be above 1, since
 *     interest goes on
 */
record Recoveries(Money recovered, int payments, BigDecimal rate) {
    private static final int PLACES = 4;

    static Recoveries after(LocalDate effectiveOn, Money writtenOff, List<Posting> postings) {
        var later =
                postings.stream()
                        .collect(
                                Collectors.toMap(
                                        Posting::identity,
                                        posting -> posting,
                                        BinaryOperator.maxBy(Posting.BY_EVENT_TIME)))
                        .values()
                        .stream()
                        .filter(posting -> posting.kind() != PostingKind.ADJUSTMENT)
                        .filter(p -> p.amount().currency().equals(writtenOff.currency()))
                        .filter(posting -> posting.effectiveDate().isAfter(effectiveOn))
                        .toList();
        var sum =
                later.stream()
                        .map(Posting::reduction)
                        .reduce(Money.zero(writtenOff.currency()), Money::plus);
        var payments = later.stream().filter(p -> p.kind() == PostingKind.PAYMENT).count();
        return new Recoveries(
                sum,
                Math.toIntExact(payments),
                sum.amount().divide(writtenOff.amount(), PLACES, RoundingMode.HALF_EVEN));
    }
}
