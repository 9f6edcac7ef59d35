package io.forbear.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.Channel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void namesEveryTopicOnce() {
        var names = Topics.all().stream().map(Topic::name).toList();
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    }

    @Test
    void documentsEveryRecordAndField() {
        assertThat(recordsOf(Topics.all().stream().map(t -> schema(t.type()))))
                .allSatisfy(
                        schema -> {
                            assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
                            if (schema.getType() == Schema.Type.RECORD) {
                                assertThat(schema.getFields())
                                        .allSatisfy(
                                                field ->
                                                        assertThat(field.doc())
                                                                .as(schema.getName() + "." + field)
                                                                .isNotBlank());
                            }
                        });
    }

    @Test
    void givesEveryEnumTheDefaultUnknown() {
        assertThat(recordsOf(Topics.all().stream().map(t -> schema(t.type()))))
                .filteredOn(schema -> schema.getType() == Schema.Type.ENUM)
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN"));
    }

    @Test
    void hasACommandTopicForEveryChannel() {
        assertThat(Arrays.stream(Channel.values()).filter(c -> c != Channel.UNKNOWN))
                .allSatisfy(
                        channel ->
                                assertThat(Topics.commandFor(channel).name())
                                        .startsWith("contact.command."));
    }

    private static Schema schema(Class<?> type) {
        return SpecificData.get().getSchema(type);
    }

    /** All named types reachable from the given schemas. */
    private static Set<Schema> recordsOf(Stream<Schema> roots) {
        var seen = new HashSet<Schema>();
        roots.forEach(root -> collect(root, seen));
        return seen;
    }

    private static void collect(Schema schema, Set<Schema> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema)) {
                    schema.getFields().forEach(field -> collect(field.schema(), seen));
                }
            }
            case ENUM -> seen.add(schema);
            case UNION -> schema.getTypes().forEach(type -> collect(type, seen));
            case ARRAY -> collect(schema.getElementType(), seen);
            case MAP -> collect(schema.getValueType(), seen);
            case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }
}
