package io.forbear.account.fact;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A posting on an account.
 *
 * <p>None can be made if the payment id is blank, or an amount is negative that must not be.
 *
 * @param occurredAt event time, however late it is reported
 * @param paymentId the core banking system's id of the posting
 * @param amount not negative, except that an adjustment which increases the debt is
 * @param effectiveDate value date; may lie in the past
 * @param reversesPaymentId for a reversal or chargeback: the payment taken back
 * @param planId the plan the payer named
 */
public record Posting(
        UUID eventId,
        Instant occurredAt,
        DebtorId debtorId,
        AccountId accountId,
        String paymentId,
        PostingKind kind,
        Money amount,
        LocalDate effectiveDate,
        @Nullable String reversesPaymentId,
        @Nullable String planId)
        implements Fact {

    /** Of two events about one posting the greater counts. */
    public static final Comparator<Posting> BY_EVENT_TIME =
            Comparator.comparing(Posting::occurredAt)
                    .thenComparing(posting -> posting.eventId().toString());

    public Posting {
        if (paymentId.isBlank()) {
            throw new IllegalArgumentException("paymentId is blank");
        }
        if (amount.sign() < 0 && kind != PostingKind.ADJUSTMENT) {
            throw new IllegalArgumentException(
                    "the amount of a " + kind + " is not negative, found " + amount);
        }
    }

    /** What makes two events speak of the same posting. */
    public Identity identity() {
        return new Identity(paymentId, kind);
    }

    /** By how much the debt falls; negative if it rises. */
    public Money reduction() {
        return switch (kind) {
            case PAYMENT, ADJUSTMENT -> amount;
            case REVERSAL, CHARGEBACK -> amount.negated();
        };
    }

    /** By how much money came in; negative for money taken back, nothing for an adjustment. */
    public Money received() {
        return switch (kind) {
            case PAYMENT -> amount;
            case REVERSAL, CHARGEBACK -> amount.negated();
            case ADJUSTMENT -> Money.zero(amount.currency());
        };
    }

    /** Of all events about one posting the one that counts. */
    public static Stream<Posting> newestOfEach(Collection<Posting> postings) {
        return postings.stream()
                .collect(
                        Collectors.toMap(
                                Posting::identity,
                                posting -> posting,
                                BinaryOperator.maxBy(BY_EVENT_TIME)))
                .values()
                .stream();
    }

    /**
     * Whether a statement cannot contain this posting yet: its value date is after the statement's
     * date, or it was posted after the statement was made, whatever its value date.
     */
    public boolean isAfter(Statement statement, ZoneId zone) {
        var stated = LocalDate.ofInstant(statement.occurredAt(), zone);
        return effectiveDate.isAfter(stated) || occurredAt.isAfter(statement.occurredAt());
    }

    /**
     * Those of some postings that a statement cannot contain yet, in their order; each is among
     * them once. What takes back such a payment is one of them, too, even if its value date lies in
     * the past.
     */
    public static List<Posting> after(
            Statement statement, Collection<Posting> distinct, ZoneId zone) {
        var later =
                distinct.stream()
                        .filter(posting -> posting.isAfter(statement, zone))
                        .map(Posting::identity)
                        .collect(Collectors.toSet());
        return distinct.stream()
                .filter(
                        posting ->
                                later.contains(posting.identity())
                                        || isIn(later, posting.takenBack()))
                .toList();
    }

    private static boolean isIn(Set<Identity> some, @Nullable Identity one) {
        return one != null && some.contains(one);
    }

    /** The payment that it takes back; null: it takes back none, or does not say which. */
    public @Nullable Identity takenBack() {
        return switch (kind) {
            case REVERSAL, CHARGEBACK ->
                    reversesPaymentId == null
                            ? null
                            : new Identity(reversesPaymentId, PostingKind.PAYMENT);
            case PAYMENT, ADJUSTMENT -> null;
        };
    }

    /** A posting of the core banking system, however many events tell of it. */
    public record Identity(String paymentId, PostingKind kind) {}
}
