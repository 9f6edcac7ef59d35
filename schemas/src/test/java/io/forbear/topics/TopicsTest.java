package io.forbear.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.Channel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
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
        assertThat(namedTypes())
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
        assertThat(namedTypes())
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

    private static Set<Schema> namedTypes() {
        return NamedTypes.of(Topics.all().stream().map(t -> schema(t.type())).toList());
    }
}
