package io.forbear.simulator.provider;

import java.time.Instant;

/**
 * A message that a provider is asked to send.
 *
 * @param key by which it knows the message again
 * @param to number or address
 * @param text word for word
 * @param body all that was posted, JSON
 * @param at when, in simulated time
 * @param time the first time it is asked for it, or a later one
 */
public record Posted(String key, String to, String text, String body, Instant at, int time) {
    @Override
    public String toString() {
        return "message %s, asked for the %d. time".formatted(key, time);
    }
}
