package io.forbear.console.parked;

import io.forbear.console.registry.Registered;
import io.forbear.service.problem.Problem;
import io.forbear.topics.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A corrected copy of a parked record.
 *
 * @param key that of the original: its order is that of its debtor
 * @param eventId a new one, for it is another event
 */
record Correction(String topic, String key, UUID eventId, ByteBuffer value) {
    private static final String EVENT_ID = "eventId";
    private static final String DEBTOR = "debtorId";
    private static final String WRONG_KEY = "WRONG_KEY";

    /**
     * The copy of a record with another value.
     *
     * @param parked the original, as its service shows it
     * @param corrected the value, as people write it
     * @throws Problem 422 naming the field that does not fit
     */
    static Correction of(JsonNode parked, JsonNode corrected, Registered newest, UUID eventId) {
        if (!(corrected.deepCopy() instanceof ObjectNode value)) {
            throw Problem.invalid("value", "must be an object");
        }
        value.put(EVENT_ID, eventId.toString());
        var schema = new Schema.Parser().parse(newest.schema().toString());
        var event = EventForm.read(schema, value);
        var key = key(parked, value);
        return new Correction(
                parked.path("topic").asString(),
                key,
                eventId,
                ByteBuffer.wrap(WireFormat.of(newest.id(), encoded(schema, event))));
    }

    /** A record under a wrong key is corrected by that of the debtor it speaks of. */
    private static String key(JsonNode parked, JsonNode value) {
        var debtor = value.path(DEBTOR).asString("");
        var key = text(parked.path("key"));
        if (key == null || parked.path("reason").asString("").equals(WRONG_KEY)) {
            return debtor;
        }
        if (!debtor.equals(key)) {
            throw Problem.invalid(
                    "value." + DEBTOR, "must be the key of the original record, " + key);
        }
        return key;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static byte[] encoded(Schema schema, GenericRecord event) {
        var bytes = new ByteArrayOutputStream();
        try {
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(schema).write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
