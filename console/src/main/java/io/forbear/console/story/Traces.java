package io.forbear.console.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The traces of a debtor's events, by what the services call the same thing. */
final class Traces {
    private static final List<String> IDS =
            List.of(
                    "eventId",
                    "proposalId",
                    "commandId",
                    "violationId",
                    "planId",
                    "promiseId",
                    "complaintId");

    private final Map<String, String> byId = new HashMap<>();

    /** Notes an event of a topic. */
    void add(String topic, JsonNode event, @Nullable String trace) {
        if (trace != null) {
            for (var id : IDS) {
                if (event.path(id).isString()) {
                    byId.put(topic + "/" + event.path(id).asString(), trace);
                }
            }
        }
    }

    /** The entry with its trace, if its event was found. */
    StoryEntry trace(StoryEntry entry) {
        var topic = entry.topic();
        if (entry.traceId() != null || topic == null) {
            return entry;
        }
        if (entry.eventId() != null) {
            return entry.tracedBy(byId.get(topic + "/" + entry.eventId()));
        }
        for (var id : IDS) {
            var value = entry.summary().get(id);
            var trace = value == null ? null : byId.get(topic + "/" + value.asString(""));
            if (trace != null) {
                return entry.tracedBy(trace);
            }
        }
        return entry;
    }
}
