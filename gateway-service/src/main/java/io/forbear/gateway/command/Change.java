package io.forbear.gateway.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That a command stands otherwise now.
 *
 * @param pause real time before it is looked at again
 */
record Change(
        String commandId,
        CommandState from,
        CommandState to,
        @Nullable String messageId,
        @Nullable String reason,
        Duration pause) {}
