package io.forbear.plan.settlement;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer to take a lump sum for a whole debt.
 *
 * @param balance all that was owed when it was offered
 * @param amount the lump sum
 * @param payBy the last day on which it can be paid
 * @param expiresAt until when the debtor can accept
 * @param needsApproval whether more is waived than one person may alone
 * @param approval what the second person said; null: nothing yet
 * @param acceptance that the debtor accepted; null: he has not
 * @param withdrawnAt when the offer was taken back; null: it was not
 */
record Settlement(
        String settlementId,
        String debtorId,
        List<String> accountIds,
        Money balance,
        Money amount,
        LocalDate payBy,
        Instant offeredAt,
        String offeredBy,
        Instant expiresAt,
        boolean needsApproval,
        @Nullable Approval approval,
        @Nullable Acceptance acceptance,
        @Nullable Instant withdrawnAt) {
    Settlement {
        accountIds = List.copyOf(accountIds);
    }

    /** What the second person said. */
    record Approval(boolean granted, String by, Instant at, String because) {}

    /** That the debtor accepted; he has promised the lump sum. */
    record Acceptance(Instant at, String promiseId) {}

    /** What is waived if it is paid. */
    Money forgiven() {
        return balance.minus(amount);
    }
}
