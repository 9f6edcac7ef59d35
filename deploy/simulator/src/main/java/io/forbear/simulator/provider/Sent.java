package io.forbear.simulator.provider;

import java.time.Instant;

/**
 * A message that went out to the person: what no report can make undone.
 *
 * @param provider who sent it
 * @param key by which it knows the message: the command id
 * @param to number or address
 * @param text word for word
 * @param at when, in simulated time
 */
public record Sent(String provider, String key, String to, String text, Instant at) {
    @Override
    public String toString() {
        return "message %s by %s at %s".formatted(key, provider, at);
    }
}
