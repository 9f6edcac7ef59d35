package io.forbear.console.parked;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is parked in all services, and which of them did not tell. */
record ParkedOverview(List<Told> services, List<Group> groups) {

    /**
     * Whether a service told.
     *
     * @param detail why it did not; null if it did
     */
    record Told(String service, boolean up, @Nullable String detail) {}

    /** Records of one topic that wait in one service for one reason. */
    record Group(
            String service,
            String topic,
            String reason,
            long records,
            long keys,
            String oldestAt,
            String newestAt,
            @Nullable String firstError,
            @Nullable String lastError) {

        static Group of(String service, JsonNode told) {
            return new Group(
                    service,
                    told.path("topic").asString(),
                    told.path("reason").asString(),
                    told.path("records").asLong(),
                    told.path("keys").asLong(),
                    told.path("oldestAt").asString(),
                    told.path("newestAt").asString(),
                    text(told.path("firstError")),
                    text(told.path("lastError")));
        }

        private static @Nullable String text(JsonNode node) {
            return node.isString() ? node.asString() : null;
        }
    }
}
