package io.forbear.contact.proposal;

import io.forbear.contact.strategy.Escalation;
import io.forbear.messaging.EventIds;
import java.util.UUID;

/**
 * That a person has to go on with an account: the steps of its strategy are used up, or stopped.
 *
 * @param cause the event that began the account's run
 * @param strategy strategy and version
 * @param escalation what the strategy says is to follow
 * @param because why, in words
 */
public record Escalated(
        UUID cause, String accountId, String strategy, Escalation escalation, String because) {

    /** The same for one run and strategy, however often it is looked at. */
    public UUID id() {
        return id(cause, strategy);
    }

    /**
     * The same of one that was said before.
     *
     * @param strategy strategy and version
     */
    public static UUID id(UUID cause, String strategy) {
        var name = strategy.substring(0, strategy.lastIndexOf('@'));
        return EventIds.derived(cause, "escalation/" + name);
    }
}
