package io.forbear.account.legal;

import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PostingKind;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * What was paid on an account after it was written off: payments less reversals and chargebacks,
 * each posting once, in the currency of the write-off, valued after its day. Where only a part was
 * written off, what comes in pays the rest first, and only what exceeds that is recovered.
 *
 * @param payments how many payments, reversed ones included
 * @param rate of the amount written off, to four places, rounded half even; may be above 1, since
 *     interest goes on
 */
record Recoveries(Money recovered, int payments, BigDecimal rate) {
    private static final int PLACES = 4;

    static Recoveries after(WriteOff writeOff, List<Posting> postings) {
        return after(
                writeOff.content().effectiveOn(),
                writeOff.content().amount(),
                writeOff.left(),
                postings);
    }

    /**
     * Counts them.
     *
     * @param left of the balance that was not written off
     */
    static Recoveries after(
            LocalDate effectiveOn, Money writtenOff, Money left, List<Posting> postings) {
        var later =
                Posting.newestOfEach(postings)
                        .filter(posting -> posting.kind() != PostingKind.ADJUSTMENT)
                        .filter(p -> p.amount().currency().equals(writtenOff.currency()))
                        .filter(posting -> posting.effectiveDate().isAfter(effectiveOn))
                        .toList();
        var received =
                later.stream()
                        .map(Posting::received)
                        .reduce(Money.zero(writtenOff.currency()), Money::plus);
        var recovered = left.sign() > 0 ? received.minus(left).atLeastZero() : received;
        var payments = later.stream().filter(p -> p.kind() == PostingKind.PAYMENT).count();
        return new Recoveries(
                recovered,
                Math.toIntExact(payments),
                recovered.amount().divide(writtenOff.amount(), PLACES, RoundingMode.HALF_EVEN));
    }
}
