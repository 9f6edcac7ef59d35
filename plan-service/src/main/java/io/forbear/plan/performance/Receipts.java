package io.forbear.plan.performance;

import io.forbear.money.Money;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.payment.PaymentKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public record Receipts(String currency, List<Payment> counted) {

    public Receipts {
        counted = List.copyOf(counted);
    }

    /** Those of the postings that count towards an agreement. */
    public static Receipts of(Agreement agreement, Collection<Payment> postings) {
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

    /**
     * What is paid with a value date up to a day and was not taken back since: a payment that was
     * taken back by today counts as not made, whenever that was.
     */
    public Money lastingBy(LocalDate date, LocalDate today) {
        var paid =
                counted.stream()
                        .filter(posting -> !takesBack(posting))
                        .filter(posting -> !posting.effectiveDate().isAfter(date))
                        .collect(Collectors.toMap(Payment::paymentId, Payment::amount));
        var lost =
                counted.stream()
                        .filter(Receipts::takesBack)
                        .filter(posting -> !posting.effectiveDate().isAfter(today))
                        .filter(posting -> isLost(posting, paid.keySet(), date))
                        .map(Payment::amount)
                        .reduce(Money.zero(currency), Money::plus);
        return paid.values().stream().reduce(Money.zero(currency), Money::plus).minus(lost);
    }

    private static boolean isLost(Payment returned, Set<String> paid, LocalDate date) {
        return returned.reversesPaymentId() == null
                ? !returned.effectiveDate().isAfter(date)
                : paid.contains(returned.reversesPaymentId());
    }

    /** What would be paid by then if nothing had been taken back. */
    Money paidGrossBy(LocalDate date) {
        return sum(posting -> !posting.effectiveDate().isAfter(date) && !takesBack(posting));
    }

    /** What is paid on balance on a day before anything is taken back on it. */
    Money mostPaidOn(LocalDate date) {
        return sum(
                posting ->
                        posting.effectiveDate().isBefore(date)
                                || (posting.effectiveDate().equals(date) && !takesBack(posting)));
    }

    /** The value dates after a day, up to another. */
    public Stream<LocalDate> dates(LocalDate after, LocalDate upTo) {
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
