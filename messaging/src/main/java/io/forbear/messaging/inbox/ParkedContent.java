package io.forbear.messaging.inbox;

import io.forbear.topics.EventJson;
import io.forbear.topics.PersonalFields;
import io.forbear.topics.PersonalText;
import io.forbear.topics.Topic;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is shown of a parked record and of its failure.
 *
 * @param event null if it cannot be decoded
 * @param value its bytes in base64, if it cannot be decoded
 * @param message of the failure; it may repeat what the record says
 * @param masked paths in the event that are not shown; {@code value}: the bytes are not; {@code
 *     failure.message}: not all of the message is
 */
record ParkedContent(
        @Nullable JsonNode event, @Nullable String value, String message, List<String> masked) {

    /** Without what is personal. */
    static ParkedContent masked(IndexedRecord event, String message) {
        var shown = EventJson.masked(event);
        var said = PersonalText.masked(message, EventJson.personalTexts(event));
        return new ParkedContent(
                shown.value(), null, said, withMessage(shown.masked(), message, said));
    }

    /** With everything. */
    static ParkedContent whole(IndexedRecord event, String message) {
        return new ParkedContent(EventJson.whole(event).value(), null, message, List.of());
    }

    /**
     * Of one that cannot be decoded: bytes may hold whatever events of the topic hold.
     *
     * @param topic null: one that nobody knows, and so what its events hold
     */
    static ParkedContent maskedBytes(
            @Nullable Topic<?> topic, byte @Nullable [] value, String message) {
        var said = PersonalText.masked(message, Set.of());
        var isHidden = value != null && isPersonal(topic);
        return new ParkedContent(
                null,
                isHidden ? null : base64(value),
                said,
                withMessage(isHidden ? List.of("value") : List.of(), message, said));
    }

    static ParkedContent wholeBytes(byte @Nullable [] value, String message) {
        return new ParkedContent(null, base64(value), message, List.of());
    }

    private static List<String> withMessage(List<String> masked, String message, String said) {
        if (said.equals(message)) {
            return masked;
        }
        var all = new ArrayList<>(masked);
        all.add("failure.message");
        return all;
    }

    private static boolean isPersonal(@Nullable Topic<?> topic) {
        return topic == null || PersonalFields.areIn(SpecificData.get().getSchema(topic.type()));
    }

    private static @Nullable String base64(byte @Nullable [] value) {
        return value == null ? null : Base64.getEncoder().encodeToString(value);
    }
}
