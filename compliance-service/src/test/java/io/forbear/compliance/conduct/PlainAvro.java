package io.forbear.compliance.conduct;

import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Avro in Confluent's framing, the topic's place in the catalogue standing for the schema id. */
final class PlainAvro {
    private PlainAvro() {}

    static Wire wire() {
        return new Wire(
                () -> deserializer(), () -> serializer(), id -> id >= 0 && id < topics().size());
    }

    static Serializer<SpecificRecord> serializer() {
        return (topic, event) -> bytes(topic, event);
    }

    static Deserializer<SpecificRecord> deserializer() {
        return (_, bytes) -> event(bytes);
    }

    private static byte[] bytes(String topic, SpecificRecord event) {
        try {
            var out = new ByteArrayOutputStream();
            out.write(ByteBuffer.allocate(5).put((byte) 0).putInt(idOf(topic)).array());
            var encoder = EncoderFactory.get().binaryEncoder(out, null);
            new SpecificDatumWriter<>(event.getSchema()).write(event, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpecificRecord event(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        if (bytes.length < 5 || in.get() != 0) {
            throw new SerializationException("unknown magic byte");
        }
        var topics = topics();
        var id = in.getInt();
        if (id < 0 || id >= topics.size()) {
            throw new SerializationException("unknown schema id " + id);
        }
        try {
            var decoder = DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null);
            return new SpecificDatumReader<>(topics.get(id).type()).read(null, decoder);
        } catch (IOException e) {
            throw new SerializationException(e);
        }
    }

    private static int idOf(String topic) {
        return topics().stream().map(Topic::name).toList().indexOf(topic);
    }

    @SuppressWarnings("unchecked") // every topic carries a specific record
    private static List<Topic<SpecificRecord>> topics() {
        return Topics.all().stream().map(topic -> (Topic<SpecificRecord>) topic).toList();
    }
}
