package io.forbear.account.placement;

import io.forbear.account.fact.Placement.Authority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What compliance is told on {@code debtor.notice} when what entitles an agency changes while it
 * holds an account. It keeps every authorisation it ever heard of until a revocation, so one that
 * says less than before must be preceded by one; and a revocation takes back all that were given up
 * to its instant, so what is left is given again a moment later.
 */
sealed interface EntitlementNotice {

    /** It may no longer collect from the debtor as it was authorised before. */
    record Revoked(Instant at, Authority before) implements EntitlementNotice {}

    /** It may collect. */
    record Authorised(Instant at, Authority authority) implements EntitlementNotice {}

    /**
     * What is to be told of a change, in this order.
     *
     * @param before null: nothing entitled it
     * @param now null: nothing does
     */
    static List<EntitlementNotice> between(
            @Nullable Authority before, @Nullable Authority now, Instant at) {
        if (Objects.equals(before, now)) {
            return List.of();
        }
        var notices = new ArrayList<EntitlementNotice>();
        if (before != null) {
            notices.add(new Revoked(at, before));
        }
        if (now != null) {
            notices.add(new Authorised(at.plusMillis(1), now));
        }
        return notices;
    }
}
