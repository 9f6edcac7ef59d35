package io.forbear.simulator.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact that truly happened, by the log of whoever made it.
 *
 * @param by the provider or gateway
 * @param to number or address
 * @param text as it went out; null: that is not in the log
 */
public record Made(String commandId, String by, String to, @Nullable String text, Instant at) {
    @Override
    public String toString() {
        return "contact of command %s by %s at %s".formatted(commandId, by, at);
    }
}
