package io.forbear.contact.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is lawful now and when next, out of what compliance-service says of the coming hour. */
final class Allowed {
    private Allowed() {}

    /** By channel: whether it is open now, when it opens next, and the rules that close it now. */
    static JsonNode now(JsonNode availability, Instant now) {
        var channels = JsonMapper.shared().createArrayNode();
        for (var channel : availability.path("channels")) {
            channels.add(channel(channel, now));
        }
        var allowed = JsonMapper.shared().createObjectNode();
        allowed.set("assumes", availability.path("assumes"));
        allowed.set("channels", channels);
        return allowed;
    }

    private static ObjectNode channel(JsonNode channel, Instant now) {
        var open = JsonMapper.shared().createObjectNode();
        open.set("channel", channel.path("channel"));
        open.put("now", holds(channel.path("lawful"), now));
        open.set("next", channel.path("nextLawful"));
        var by = open.putArray("closedBy");
        for (var closed : channel.path("closed")) {
            if (contains(closed, now)) {
                closed.path("by").forEach(by::add);
            }
        }
        return open;
    }

    private static boolean holds(JsonNode intervals, Instant now) {
        for (var interval : intervals) {
            if (contains(interval, now)) {
                return true;
            }
        }
        return false;
    }

    /** Intervals are of whole milliseconds. */
    private static boolean contains(JsonNode interval, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        return !at.isBefore(Instant.parse(interval.path("from").asString()))
                && at.isBefore(Instant.parse(interval.path("until").asString()));
    }
}
