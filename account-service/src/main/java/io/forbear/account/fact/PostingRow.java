package io.forbear.account.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code posting}: a component for each of its columns. */
record PostingRow(
        UUID eventId,
        String accountId,
        String debtorId,
        Instant occurredAt,
        Instant recordedAt,
        String paymentId,
        PostingKind kind,
        String currency,
        BigDecimal amount,
        LocalDate effectiveDate,
        @Nullable String reversesPaymentId,
        @Nullable String planId) {

    static PostingRow of(Posting posting, Instant recordedAt) {
        return new PostingRow(
                posting.eventId(),
                posting.accountId().value(),
                posting.debtorId().value(),
                posting.occurredAt(),
                recordedAt,
                posting.paymentId(),
                posting.kind(),
                posting.amount().currency(),
                posting.amount().amount(),
                posting.effectiveDate(),
                posting.reversesPaymentId(),
                posting.planId());
    }
}
