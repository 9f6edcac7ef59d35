package io.forbear.console.story;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened to a debtor.
 *
 * @param source the service that told it, or {@code kafka}
 * @param summary what the page words
 * @param eventId the event that tells it; null: not told
 * @param topic where that event is
 * @param traceId of that event; null: not found, or not traced
 */
record StoryEntry(
        Instant at,
        Kind kind,
        String source,
        @Nullable String accountId,
        Map<String, JsonNode> summary,
        @Nullable String eventId,
        @Nullable String topic,
        @Nullable String traceId) {

    /** What it is. */
    enum Kind {
        STAGE,
        BALANCE,
        PROPOSAL,
        DECISION,
        COMMAND,
        ATTEMPT,
        MESSAGE,
        FINDING,
        PLAN,
        PROMISE,
        COMPLAINT,
        NOTICE,
        TASK,
        DEADLINE
    }

    StoryEntry tracedBy(@Nullable String trace) {
        return trace == null
                ? this
                : new StoryEntry(at, kind, source, accountId, summary, eventId, topic, trace);
    }
}
