package io.forbear.contact.debtor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise to pay as it was last judged; a judgement may become known before the promise.
 *
 * @param accountIds accounts concerned; none: all
 * @param sequence counts the judgements; 0 is the promise itself, a higher number is newer
 * @param running whether it can still be kept, within its days of grace
 * @param madeAt null: only a judgement is known so far
 */
public record Promise(
        String promiseId,
        List<String> accountIds,
        long sequence,
        boolean running,
        @Nullable Instant madeAt) {
    public Promise {
        accountIds = List.copyOf(accountIds);
    }

    /** A promise of which is not known when it was made. */
    public Promise(String promiseId, List<String> accountIds, long sequence, boolean running) {
        this(promiseId, accountIds, sequence, running, null);
    }

    /** The newer of two; when it was made stays known. */
    Promise and(Promise news) {
        var newest = news.sequence < sequence ? this : news;
        var made = news.madeAt == null ? madeAt : news.madeAt;
        return new Promise(promiseId, newest.accountIds, newest.sequence, newest.running, made);
    }

    /** Whether it was made for an account, and not before an instant. */
    public boolean wasMadeFor(Account account, Instant from) {
        return madeAt != null
                && !madeAt.isBefore(from)
                && (accountIds.isEmpty() || accountIds.contains(account.accountId()));
    }

    boolean isRunning(Account account) {
        return running && (accountIds.isEmpty() || accountIds.contains(account.accountId()));
    }
}
