package io.forbear.gateway.command;

import org.jspecify.annotations.Nullable;

/**
 * A message, as its provider names it: by its own id, by ours, or both.
 *
 * @param messageId the provider's
 * @param commandId ours, which it was given with the message
 */
public record MessageRef(String provider, @Nullable String messageId, @Nullable String commandId) {
    public MessageRef {
        if (messageId == null && commandId == null) {
            throw new IllegalArgumentException("a message is named by messageId or commandId");
        }
    }
}
