package io.forbear.messaging.inbox;

import io.forbear.topics.EventJson;
import io.forbear.topics.PersonalFields;
import io.forbear.topics.Topics;
import java.util.Base64;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a parked record says, without what is personal.
 *
 * @param event null if it cannot be decoded
 * @param value its bytes in base64, if it cannot be decoded and holds nothing personal
 * @param masked paths in the event that are not shown; {@code value}: the bytes are not
 */
record ParkedContent(@Nullable JsonNode event, @Nullable String value, List<String> masked) {
    private static final List<String> BYTES = List.of("value");

    static ParkedContent of(IndexedRecord event) {
        var shown = EventJson.masked(event);
        return new ParkedContent(shown.value(), null, shown.masked());
    }

    /** Bytes may hold whatever events of the topic hold; of an unknown topic nobody knows what. */
    static ParkedContent unreadable(String topic, byte @Nullable [] value) {
        if (value == null) {
            return new ParkedContent(null, null, List.of());
        }
        return isPersonal(topic)
                ? new ParkedContent(null, null, BYTES)
                : new ParkedContent(null, Base64.getEncoder().encodeToString(value), List.of());
    }

    private static boolean isPersonal(String name) {
        return Topics.all().stream()
                .filter(topic -> topic.name().equals(name))
                .findAny()
                .map(topic -> PersonalFields.areIn(SpecificData.get().getSchema(topic.type())))
                .orElse(true);
    }
}
