package io.forbear.contact.debtor;

import java.util.List;

/**
 * A promise to pay as it was last judged; a judgement may become known before the promise.
 *
 * @param accountIds accounts concerned; none: all
 * @param sequence counts the judgements; 0 is the promise itself, a higher number is newer
 * @param running whether it can still be kept, within its days of grace
 */
public record Promise(String promiseId, List<String> accountIds, long sequence, boolean running) {
    public Promise {
        accountIds = List.copyOf(accountIds);
    }

    /** The newer of two. */
    Promise and(Promise news) {
        return news.sequence < sequence ? this : news;
    }

    boolean isRunning(Account account) {
        return running && (accountIds.isEmpty() || accountIds.contains(account.accountId()));
    }
}
