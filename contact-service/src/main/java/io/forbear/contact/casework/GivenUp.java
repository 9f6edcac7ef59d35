package io.forbear.contact.casework;

import io.forbear.messaging.EventIds;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ids of the events by which we say that nobody has reported on a command. */
public final class GivenUp {
    private GivenUp() {}

    static UUID eventId(String proposalId, String commandId) {
        return EventIds.derived(UUID.fromString(proposalId), commandId + "/unreported");
    }

    /** Whether an event is one of them; a gateway may say the same of its own accord. */
    public static boolean isOurs(
            UUID eventId, @Nullable String proposalId, @Nullable String commandId) {
        if (proposalId == null || commandId == null) {
            return false;
        }
        try {
            return eventId.equals(eventId(proposalId, commandId));
        } catch (IllegalArgumentException _) {
            // a proposal of ours has a UUID
            return false;
        }
    }
}
