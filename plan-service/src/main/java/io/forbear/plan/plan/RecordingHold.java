package io.forbear.plan.plan;

import io.forbear.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a recording has to be kept: that of an oral agreement is, until the debt is settled (card
 * measures 2011 art. 70).
 *
 * @param plans the agreements that rest on it, while their debt is not settled
 */
record RecordingHold(String recordingRef, boolean held, List<String> plans) {
    RecordingHold {
        plans = List.copyOf(plans);
    }

    /**
     * An account under an oral agreement that was recorded.
     *
     * @param balance null: not known, so not known to be settled
     */
    record Recorded(String planId, String accountId, @Nullable Money balance) {
        private boolean isSettled() {
            return balance != null && balance.sign() <= 0;
        }
    }

    static RecordingHold of(String recordingRef, List<Recorded> accounts) {
        var open =
                accounts.stream()
                        .filter(account -> !account.isSettled())
                        .map(Recorded::planId)
                        .distinct()
                        .sorted()
                        .toList();
        return new RecordingHold(recordingRef, !open.isEmpty(), open);
    }
}
