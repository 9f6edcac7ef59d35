package io.forbear.simulator.provider;

import java.time.Instant;

/** What a provider tells after it has sent a message. */
public sealed interface Word {
    /** When it is told. */
    Instant at();

    /** Where, below the address for its webhooks. */
    String path();

    String json();

    /**
     * What became of a message.
     *
     * @param key of the message
     * @param occurredAt when it did
     */
    record Receipt(String key, boolean delivered, Instant occurredAt, Instant at) implements Word {
        @Override
        public String path() {
            return "/receipts";
        }

        @Override
        public String json() {
            return """
            {"messageId":"m-%1$s","commandId":"%1$s","status":"%2$s","occurredAt":"%3$s"}"""
                    .formatted(key, delivered ? "DELIVERED" : "FAILED", occurredAt);
        }
    }

    /** What the person answers; told at once. */
    record Reply(String replyId, String key, String text, Instant at) implements Word {
        @Override
        public String path() {
            return "/replies";
        }

        @Override
        public String json() {
            return """
            {"replyId":"%s","commandId":"%s","text":"%s","occurredAt":"%s"}"""
                    .formatted(replyId, key, text, at);
        }
    }
}
