package io.forbear.contact.strategy;

import io.forbear.contact.debtor.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps for certain accounts.
 *
 * @param selection which accounts
 * @param steps in the order in which they are taken
 * @param stopWhen what ends them before they are used up
 * @param whenUsedUp what then; null: nothing more until the stage changes
 * @param noContact why there are no steps at all; null: there are some, or they go on elsewhere
 */
public record Strategy(
        String id,
        Selection selection,
        List<Step> steps,
        List<StopRule> stopWhen,
        @Nullable Escalation whenUsedUp,
        @Nullable String noContact) {
    public Strategy {
        steps = List.copyOf(steps);
        stopWhen = List.copyOf(stopWhen);
    }

    boolean suits(Account account) {
        return selection.suits(account);
    }

    /** The position of a step, or -1 if there is none of that id. */
    public int indexOf(String stepId) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(stepId)) {
                return i;
            }
        }
        return -1;
    }
}
