package io.forbear.gateway.webhook;

import io.forbear.gateway.command.MessageRef;
import java.time.Instant;

/** What a person has answered to a message. */
record Reply(String replyId, MessageRef message, String text, Instant at) {
    /** Without what the person wrote. */
    @Override
    public String toString() {
        return "Reply[" + replyId + "]";
    }
}
