package io.forbear.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class EventJsonTest {
    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @Test
    void masksWhatASchemaCallsPersonal() {
        var command = sample(SpecificData.get().getSchema(Topics.COMMAND_SMS.type()));
        command.put("message", "You owe us money");
        command.put("subject", null);

        var shown = EventJson.masked(command);
        assertThat(shown.value().path("message").asString()).isEqualTo("•••");
        assertThat(shown.value().path("subject").isNull()).isTrue();
        assertThat(shown.masked()).contains("message").doesNotContain("subject", "commandId");
        assertThat(shown.value().path("commandId").asString()).isNotEqualTo("•••");
        assertThat(EventJson.whole(command).value().path("message").asString())
                .isEqualTo("You owe us money");
    }

    /** The version of a schema that a record was written with may not say it yet. */
    @Test
    void masksAnOldRecordByWhatIsKnownToday() {
        var today = SpecificData.get().getSchema(Topics.COMMAND_SMS.type());
        var old = new Schema.Parser().parse(today.toString().replace(",\"personal\":true", ""));
        assertThat(old.getField("message").getObjectProp("personal")).isNull();
        var command = sample(old);
        command.put("message", "You owe us money");

        assertThat(EventJson.masked(command).masked()).contains("message");
    }

    @Test
    void keepsAMaskedListAList() {
        var profile = sample(SpecificData.get().getSchema(Topics.DEBTOR_PROFILE.type()));
        var flags = profile.getSchema().getField("flags").schema();
        profile.put("flags", new GenericData.Array<>(flags, List.of()));
        assertThat(EventJson.masked(profile).value().path("flags")).isEmpty();

        var vulnerable = new GenericData.EnumSymbol(flags.getElementType(), "VULNERABLE");
        profile.put("flags", new GenericData.Array<>(flags, List.of(vulnerable)));
        assertThat(EventJson.masked(profile).value().path("flags").toString())
                .isEqualTo("[\"•••\"]");
    }

    @Test
    void writesTimesAndDatesAndDecimalsAsPeopleReadThem() {
        var overdue = sample(SpecificData.get().getSchema(Topics.ACCOUNT_OVERDUE.type()));
        overdue.put("occurredAt", Instant.parse("2026-03-02T12:00:00Z").toEpochMilli());
        overdue.put("overdueSince", 20_000);

        var value = EventJson.masked(overdue).value();
        assertThat(value.path("occurredAt").asString()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(value.path("overdueSince").asString()).isEqualTo("2024-10-04");
        assertThat(value.path("balance").path("amount").asString()).matches("-?\\d+\\.\\d{4}");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void showsEveryEventThatATopicCanCarry(Topic<?> topic) {
        for (var event : new RandomData(SpecificData.get().getSchema(topic.type()), 20, 7)) {
            var whole = EventJson.whole((IndexedRecord) event);
            assertThat(whole.masked()).isEmpty();
            assertThat(whole.value().size())
                    .isEqualTo(((IndexedRecord) event).getSchema().getFields().size());
            var masked = EventJson.masked((IndexedRecord) event);
            assertThat(shape(masked.value())).isEqualTo(shape(whole.value()));
        }
    }

    private static List<String> shape(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }

    private static GenericData.Record sample(Schema schema) {
        return (GenericData.Record) new RandomData(schema, 1, 7).iterator().next();
    }
}
