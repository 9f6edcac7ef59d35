package io.forbear.contact.debtor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repayment plan as far as it is known; its end may become known before its agreement.
 *
 * @param accountIds accounts concerned; none: all
 * @param signedAt from when on collection stops; null: only the end is known so far
 * @param ended broken or completed
 * @param endedAt when; an agreement of a later instant brings it into force again
 */
public record Plan(
        String planId,
        List<String> accountIds,
        @Nullable Instant signedAt,
        boolean ended,
        @Nullable Instant endedAt) {
    public Plan {
        accountIds = List.copyOf(accountIds);
    }

    /** What is known with a later piece of news: an agreement stated again is a correction. */
    Plan and(Plan news) {
        var agreement = news.signedAt == null ? this : news;
        return new Plan(
                planId,
                agreement.accountIds,
                agreement.signedAt,
                ended || news.ended,
                later(endedAt, news.endedAt));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    boolean isInForce(Account account, Instant now) {
        return signedAt != null
                && !(ended && (endedAt == null || !signedAt.isAfter(endedAt)))
                && !now.isBefore(signedAt)
                && (accountIds.isEmpty() || accountIds.contains(account.accountId()));
    }
}
