package io.forbear.account.placement;

import io.forbear.account.agency.AgencyPolicy;
import io.forbear.account.agency.Entitlements;
import io.forbear.account.agency.Obstacle;
import io.forbear.account.fact.Placement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of the wish to place an account. */
sealed interface Placing {

    /** It is placed. */
    record Placed(AccountPlacement placement) implements Placing {}

    /** The agency must not have it now. */
    record Refused(List<Obstacle> obstacles) implements Placing {}

    /** The account does not stand so that it can be placed. */
    record Conflict(String reason) implements Placing {}

    /** A value makes no sense. */
    record Invalid(String field, String reason) implements Placing {}

    /**
     * Who wants an account placed, and why.
     *
     * @param rule by which it is placed; null: by hand
     * @param noticeSentAt when the debtor was told of the agency; null: not yet
     * @param noticeReference where the notice is kept
     */
    record Wish(
            UUID placementId,
            String by,
            @Nullable String rule,
            List<String> reasons,
            @Nullable Instant noticeSentAt,
            @Nullable String noticeReference) {}

    /**
     * Decides.
     *
     * @param current the placement in force; null: none
     * @param date the date of {@code at} by the account's clock
     */
    static Placing decide(
            Wish wish,
            PlaceableAccount account,
            @Nullable AccountPlacement current,
            Candidate candidate,
            AgencyPolicy policy,
            LocalDate date,
            Instant at) {
        if (current != null) {
            return new Conflict("The account is placed with " + current.agencyId() + ".");
        }
        if (account.overdueSince() == null) {
            return new Conflict("Nothing is overdue on the account.");
        }
        var noticeSentAt = wish.noticeSentAt();
        if (noticeSentAt != null && noticeSentAt.isAfter(at)) {
            return new Invalid("noticeSentAt", "must not be in the future, found " + noticeSentAt);
        }
        var obstacles = candidate.obstacles(account, policy, date);
        return obstacles.isEmpty()
                ? new Placed(placement(wish, account, candidate, policy, date, at))
                : new Refused(obstacles);
    }

    private static AccountPlacement placement(
            Wish wish,
            PlaceableAccount account,
            Candidate candidate,
            AgencyPolicy policy,
            LocalDate date,
            Instant at) {
        var agency = candidate.agency();
        var authority =
                new Entitlements(policy, agency, account.terms().jurisdictions()).authorityOn(date);
        return new AccountPlacement(
                wish.placementId(),
                account.accountId(),
                account.debtorId(),
                agency.agencyId(),
                at,
                wish.by(),
                wish.rule(),
                wish.reasons(),
                account.stage(),
                account.amountOverdue(),
                wish.noticeReference(),
                new Placement(agency.agencyId(), agency.kind(), at, authority, wish.noticeSentAt()),
                agency.version(),
                null);
    }
}
