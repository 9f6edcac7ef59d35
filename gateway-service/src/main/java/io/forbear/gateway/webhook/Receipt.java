package io.forbear.gateway.webhook;

import io.forbear.gateway.command.Fate;
import io.forbear.gateway.command.MessageRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says became of a message.
 *
 * @param undated as it was written, where it does not say when that was, so that the same again is
 *     known for a repetition; null: it does
 */
record Receipt(MessageRef message, Fate fate, Instant at, @Nullable String undated) {

    /** One that says when. */
    Receipt(MessageRef message, Fate fate, Instant at) {
        this(message, fate, at, null);
    }
}
