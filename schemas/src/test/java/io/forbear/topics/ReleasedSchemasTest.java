package io.forbear.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the schemas against those of the last release, kept in {@code schemas/released}. A release
 * writes them anew with {@code -Dforbear.release=true}.
 */
class ReleasedSchemasTest {
    private static final Path RELEASED = WrittenFile.ROOT.resolve("schemas/released");
    private static final int SAMPLES = 50;
    private static final long SEED = 7;

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void staysReadableBothWays(Topic<?> topic) throws IOException {
        var current = SpecificData.get().getSchema(topic.type());
        var file = RELEASED.resolve(topic.type().getSimpleName() + ".avsc");
        if (Boolean.getBoolean("forbear.release")) {
            Files.createDirectories(RELEASED);
            Files.writeString(file, SchemaFormatter.format("json/pretty", current) + "\n");
        }
        if (!Files.exists(file)) {
            return; // a record that no release had yet
        }
        var released = new Schema.Parser().parse(file.toFile());
        assertThat(SchemaChange.breaks(released, current)).as(topic.name()).isEmpty();
        readsRecordsOf(released, current);
        readsRecordsOf(current, released);
    }

    @Test
    void keepsEveryTopicThatWasEverReleased() throws IOException {
        var names = topics().stream().map(topic -> topic.type().getSimpleName() + ".avsc").toList();
        try (var files = Files.list(RELEASED)) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(names);
        }
    }

    /** Writes records with one version and reads them with the other. */
    private static void readsRecordsOf(Schema writer, Schema reader) throws IOException {
        for (var sample : new RandomData(writer, SAMPLES, SEED)) {
            var bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(writer).write(sample, encoder);
            encoder.flush();
            var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
            assertThat(new GenericDatumReader<>(writer, reader).read(null, decoder)).isNotNull();
        }
    }
}
