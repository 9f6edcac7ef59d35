package io.forbear.plan.settlement;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A settlement as it stands.
 *
 * @param status the row of the decision table that decides
 * @param forgiven what is waived if it is paid
 */
record SettlementView(
        String settlementId,
        SettlementTable status,
        String debtorId,
        List<String> accountIds,
        Money balance,
        Money amount,
        Money forgiven,
        LocalDate payBy,
        Instant offeredAt,
        String offeredBy,
        Instant expiresAt,
        boolean needsApproval,
        Settlement.@Nullable Approval approval,
        Settlement.@Nullable Acceptance acceptance) {

    static SettlementView of(Settlement settlement, SettlementTable status) {
        return new SettlementView(
                settlement.settlementId(),
                status,
                settlement.debtorId(),
                settlement.accountIds(),
                settlement.balance(),
                settlement.amount(),
                settlement.forgiven(),
                settlement.payBy(),
                settlement.offeredAt(),
                settlement.offeredBy(),
                settlement.expiresAt(),
                settlement.needsApproval(),
                settlement.approval(),
                settlement.acceptance());
    }
}
