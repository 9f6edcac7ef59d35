package io.forbear.plan.performance;

import io.forbear.money.Money;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.payment.PaymentKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The postings that count towards a plan: payments that name it, and those that name no plan, are
 * on one of its accounts and have a value date since it was signed; in the plan's currency. A
 * reversal or chargeback counts if the payment it takes back does; if it names none, like a
 * payment. Adjustments are no payments.
 */
record Receipts(String currency, List<Payment> counted) {

    static Receipts of(Agreement agreement, Collection<Payment> postings) {
        var currency = agreement.schedule().currency();
        var distinct = newestOfEach(postings);
        var payments =
                distinct.stream()
                        .filter(payment -> payment.kind() == PaymentKind.PAYMENT)
                        .filter(payment -> countsAlone(payment, agreement))
                        .collect(Collectors.toMap(Payment::paymentId, payment -> payment));
        var returns =
                distinct.stream()
                        .filter(Receipts::takesBack)
                        .filter(countsWith(agreement, payments));
        return new Receipts(currency, Stream.concat(payments.values().stream(), returns).toList());
    }

    private static Predicate<Payment> countsWith(
            Agreement agreement, Map<String, Payment> payments) {
        return posting ->
                posting.reversesPaymentId() == null
                        ? countsAlone(posting, agreement)
                        : payments.containsKey(posting.reversesPaymentId())
                                && isInCurrency(posting, agreement);
    }

    private static boolean countsAlone(Payment posting, Agreement agreement) {
        var named = posting.planId();
        return isInCurrency(posting, agreement)
                && (named == null
                        ? agreement.accountIds().contains(posting.accountId())
                                && !posting.effectiveDate().isBefore(agreement.signedOn())
                        : named.equals(agreement.planId()));
    }

    private static boolean isInCurrency(Payment posting, Agreement agreement) {
        return posting.amount().currency().equals(agreement.schedule().currency());
    }

    private static boolean takesBack(Payment posting) {
        return switch (posting.kind()) {
            case REVERSAL, CHARGEBACK -> true;
            case PAYMENT, ADJUSTMENT -> false;
        };
    }

    private static Collection<Payment> newestOfEach(Collection<Payment> postings) {
        return postings.stream()
                .collect(
                        Collectors.toMap(
                                Payment::identity,
                                posting -> posting,
                                BinaryOperator.maxBy(Payment.BY_EVENT_TIME)))
                .values();
    }

    /** What is paid on balance, by value date, at the end of a day. */
    Money paidBy(LocalDate date) {
        return sum(posting -> !posting.effectiveDate().isAfter(date));
    }

    /** What would be paid by then if nothing had been taken back. */
    Money paidGrossBy(LocalDate date) {
        return sum(posting -> !posting.effectiveDate().isAfter(date) && !takesBack(posting));
    }

    /** The value dates after a day, up to another. */
    Stream<LocalDate> dates(LocalDate after, LocalDate upTo) {
        return counted.stream()
                .map(Payment::effectiveDate)
                .filter(date -> date.isAfter(after) && !date.isAfter(upTo))
                .distinct()
                .sorted();
    }

    private Money sum(Predicate<Payment> which) {
        return counted.stream()
                .filter(which)
                .map(posting -> takesBack(posting) ? posting.amount().negated() : posting.amount())
                .reduce(Money.zero(currency), Money::plus);
    }
}
