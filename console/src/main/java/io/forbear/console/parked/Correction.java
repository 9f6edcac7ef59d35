package io.forbear.console.parked;

import io.forbear.console.registry.Registered;
import io.forbear.service.problem.Problem;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import io.forbear.topics.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A corrected copy of a parked record.
 *
 * @param key that of the original: its order is that of its debtor
 * @param eventId that of the original, if it can be told: whoever has read it already takes the
 *     copy for its correction, not for another event
 */
record Correction(String topic, String key, UUID eventId, ByteBuffer value) {
    private static final String EVENT_ID = "eventId";
    private static final String DEBTOR = "debtorId";
    private static final String WRONG_KEY = "WRONG_KEY";

    /**
     * The copy of a record with another value.
     *
     * @param parked the original, as its service shows it
     * @param whole its value with what is personal; null: nobody has it any more
     * @param corrected the value, as people write it
     * @param freshId for one whose id nobody can tell
     * @throws Problem 422 naming the field that does not fit
     */
    static Correction of(
            JsonNode parked,
            @Nullable JsonNode whole,
            JsonNode corrected,
            Registered newest,
            UUID freshId) {
        if (!(Masks.lifted(corrected, whole) instanceof ObjectNode value)) {
            throw Problem.invalid("value", "must be an object");
        }
        var id = eventId(parked, freshId);
        value.put(EVENT_ID, id.toString());
        var schema = new Schema.Parser().parse(newest.schema().toString());
        var encoded = encoded(schema, EventForm.read(schema, value));
        var topic = topic(parked.path("topic").asString());
        var key = key(parked, debtor(topic, schema, encoded));
        return new Correction(
                topic.name(), key, id, ByteBuffer.wrap(WireFormat.of(newest.id(), encoded)));
    }

    private static UUID eventId(JsonNode parked, UUID freshId) {
        try {
            return UUID.fromString(parked.path("event").path(EVENT_ID).asString(""));
        } catch (IllegalArgumentException undecodable) {
            return freshId;
        }
    }

    private static Topic<?> topic(String name) {
        return Topics.all().stream()
                .filter(topic -> topic.name().equals(name))
                .findAny()
                .orElseThrow(() -> Problem.notFound("topic", name));
    }

    /** Reads the copy as the services will, and tells whose it is. */
    private static <V extends SpecificRecord> String debtor(
            Topic<V> topic, Schema written, byte[] encoded) {
        var reader = new SpecificDatumReader<>(topic.type());
        reader.setSchema(written);
        try {
            var decoder = DecoderFactory.get().binaryDecoder(encoded, null);
            return topic.keyOf(topic.type().cast(reader.read(null, decoder)));
        } catch (IOException | RuntimeException unreadable) {
            throw Problem.invalid(
                    "value",
                    "cannot be read as %s (%s)"
                            .formatted(
                                    topic.type().getSimpleName(),
                                    unreadable.getClass().getSimpleName()));
        }
    }

    /** A record under a wrong key is corrected by that of the debtor it speaks of. */
    private static String key(JsonNode parked, String debtor) {
        var key = parked.path("key");
        if (!key.isString() || parked.path("reason").asString("").equals(WRONG_KEY)) {
            return debtor;
        }
        if (!debtor.equals(key.asString())) {
            throw Problem.invalid(
                    "value." + DEBTOR, "must be the key of the original record, " + key.asString());
        }
        return debtor;
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
