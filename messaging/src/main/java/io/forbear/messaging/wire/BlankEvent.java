package io.forbear.messaging.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** The emptiest valid event of a type; it is encoded to warm a serializer up, and never sent. */
final class BlankEvent {
    private static final String BLANK_UUID = "00000000-0000-0000-0000-000000000000";

    private BlankEvent() {}

    static <V extends SpecificRecord> V of(Class<V> type) {
        try {
            var schema = SpecificData.get().getSchema(type);
            var bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            write(schema, encoder);
            encoder.flush();
            var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
            return type.cast(new SpecificDatumReader<>(type).read(null, decoder));
        } catch (IOException e) {
            throw new UncheckedIOException("encoding in memory", e);
        }
    }

    private static void write(Schema schema, Encoder encoder) throws IOException {
        switch (schema.getType()) {
            case RECORD -> {
                for (var field : schema.getFields()) {
                    write(field.schema(), encoder);
                }
            }
            case UNION -> {
                encoder.writeIndex(0);
                write(schema.getTypes().getFirst(), encoder);
            }
            case ARRAY -> {
                encoder.writeArrayStart();
                encoder.writeArrayEnd();
            }
            case MAP -> {
                encoder.writeMapStart();
                encoder.writeMapEnd();
            }
            case STRING -> encoder.writeString(isUuid(schema) ? BLANK_UUID : "");
            case BYTES -> encoder.writeBytes(new byte[1]);
            case FIXED -> encoder.writeFixed(new byte[schema.getFixedSize()]);
            case ENUM -> encoder.writeEnum(0);
            case INT -> encoder.writeInt(0);
            case LONG -> encoder.writeLong(0);
            case FLOAT -> encoder.writeFloat(0);
            case DOUBLE -> encoder.writeDouble(0);
            case BOOLEAN -> encoder.writeBoolean(false);
            case NULL -> encoder.writeNull();
        }
    }

    private static boolean isUuid(Schema schema) {
        return LogicalTypes.uuid().equals(schema.getLogicalType());
    }
}
