package io.forbear.account.placement;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Placement;
import io.forbear.account.fact.Placement.Authority;
import io.forbear.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That an account is, or was, placed with an agency.
 *
 * @param rule by which it was placed; null: by hand
 * @param stage of the account when it was placed; so is the amount overdue
 * @param told what others are told of it
 * @param toldVersion the version of the agency {@code told} was made from
 * @param recall null: it is in force
 */
record AccountPlacement(
        UUID placementId,
        AccountId accountId,
        DebtorId debtorId,
        String agencyId,
        Instant placedAt,
        String placedBy,
        @Nullable String rule,
        List<String> reasons,
        String stage,
        Money amountOverdue,
        @Nullable String noticeReference,
        Placement told,
        long toldVersion,
        @Nullable Recall recall) {
    AccountPlacement {
        reasons = List.copyOf(reasons);
    }

    /** Why accounts are taken back. */
    enum RecallReason {
        CONTRACT_END,
        POOR_RESULTS,
        CONDUCT,
        COMPLAINT,
        DEBTOR_REQUEST,
        PAID,
        PLAN_AGREED,
        LEGAL_REFERRAL,
        NOT_ENTITLED,
        OTHER
    }

    /** That it was taken back. */
    record Recall(Instant at, String by, RecallReason reason, @Nullable String note) {}

    /** The same after the debtor was told of the agency. */
    AccountPlacement noticed(Instant sentAt, @Nullable String reference) {
        return with(told.authority(), sentAt, reference, toldVersion, recall);
    }

    /** The same with what a version of the agency says. */
    AccountPlacement entitled(@Nullable Authority authority, long version) {
        return with(authority, told.noticeSentAt(), noticeReference, version, recall);
    }

    AccountPlacement recalled(Recall why) {
        return with(told.authority(), told.noticeSentAt(), noticeReference, toldVersion, why);
    }

    private AccountPlacement with(
            @Nullable Authority authority,
            @Nullable Instant noticeSentAt,
            @Nullable String reference,
            long version,
            @Nullable Recall why) {
        var telling =
                new Placement(
                        told.legalEntityId(),
                        told.kind(),
                        told.placedAt(),
                        authority,
                        noticeSentAt);
        return new AccountPlacement(
                placementId,
                accountId,
                debtorId,
                agencyId,
                placedAt,
                placedBy,
                rule,
                reasons,
                stage,
                amountOverdue,
                reference,
                telling,
                version,
                why);
    }
}
