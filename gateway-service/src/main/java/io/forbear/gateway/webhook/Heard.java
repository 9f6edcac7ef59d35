package io.forbear.gateway.webhook;

import io.forbear.gateway.command.MessageRef;
import io.forbear.gateway.command.Reply;

/** What is read out of one item of a webhook. */
sealed interface Heard {

    /** What became of a message. */
    record Told(Receipt receipt) implements Heard {}

    /** That a message is on its way; if it is named twice over, its provider's name is learned. */
    record Pending(MessageRef message) implements Heard {}

    /** What a person answers. */
    record Answered(Reply reply) implements Heard {}

    /** It cannot be read. */
    record Unread(String reason, String raw) implements Heard {}
}
