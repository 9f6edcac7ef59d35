package io.forbear.gateway.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That a command stands otherwise now.
 *
 * @param because why it was not made; null: it may have been
 * @param noes how often the provider has said that it has none such; null: a call was made since
 * @param handed whether the message was handed to the provider, whatever it said of it
 * @param passedTo who is to be asked next, if it was never handed over; null: the same provider
 * @param pause real time before it is looked at again
 */
record Change(
        String commandId,
        CommandState from,
        CommandState to,
        @Nullable Because because,
        @Nullable String messageId,
        @Nullable String reason,
        @Nullable Integer noes,
        boolean handed,
        @Nullable String passedTo,
        Duration pause) {}
