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
 */
public record Plan(
        String planId, List<String> accountIds, @Nullable Instant signedAt, boolean ended) {
    public Plan {
        accountIds = List.copyOf(accountIds);
    }

    /** What is known with a later piece of news: an agreement stated again is a correction. */
    Plan and(Plan news) {
        var agreement = news.signedAt == null ? this : news;
        return new Plan(planId, agreement.accountIds, agreement.signedAt, ended || news.ended);
    }

    boolean isInForce(Account account, Instant now) {
        return signedAt != null
                && !ended
                && !now.isBefore(signedAt)
                && (accountIds.isEmpty() || accountIds.contains(account.accountId()));
    }
}
