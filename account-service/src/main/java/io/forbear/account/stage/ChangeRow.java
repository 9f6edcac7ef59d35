package io.forbear.account.stage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code stage_change}: a component for each of its columns. */
record ChangeRow(
        String accountId,
        long sequence,
        Instant changedAt,
        LocalDate asOf,
        String stage,
        @Nullable String previousStage,
        Cause cause,
        @Nullable UUID causationId,
        @Nullable LocalDate overdueSince,
        String currency,
        BigDecimal amountOverdue,
        BigDecimal balance) {

    static ChangeRow of(StageChange change) {
        var account = change.account();
        return new ChangeRow(
                account.accountId().value(),
                change.sequence(),
                change.changedAt(),
                change.asOf(),
                account.stage(),
                change.previousStage(),
                change.cause(),
                change.causationId(),
                account.overdueSince(),
                account.balance().currency(),
                account.amountOverdue().amount(),
                account.balance().amount());
    }
}
