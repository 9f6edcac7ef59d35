package io.forbear.console.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.console.RandomEvents;
import io.forbear.service.problem.Problem;
import io.forbear.topics.EventJson;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventFormTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Schema PAYMENT =
            SpecificData.get().getSchema(Topics.ACCOUNT_PAYMENT.type());
    private static final String VALUE =
            """
            {"eventId": "0198c0de-0000-7000-8000-000000000001",
             "occurredAt": "2026-03-02T12:00:00Z", "debtorId": "d-1", "accountId": "a-1",
             "paymentId": "p-1", "kind": "PAYMENT",
             "amount": {"amount": "12.5", "currency": "CNY"}, "effectiveDate": "2026-03-02"}""";

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    /** What the page shows can be handed back. */
    @ParameterizedTest
    @MethodSource("topics")
    void readsEveryEventAsItIsShown(Topic<?> topic) {
        var schema = SpecificData.get().getSchema(topic.type());
        for (var event : RandomEvents.of(schema, 40)) {
            var shown = EventJson.whole(event).value();
            var read = EventForm.read(schema, shown);
            assertThat(GenericData.get().compare(read, event, schema)).isZero();
        }
    }

    /** Services show events of classes, which hold times and amounts as such. */
    @ParameterizedTest
    @MethodSource("topics")
    void readsEveryEventAsItsServiceShowsIt(Topic<?> topic) throws IOException {
        var schema = SpecificData.get().getSchema(topic.type());
        for (var event : RandomEvents.of(schema, 40)) {
            var specific = specific(topic, event);
            assertThat(specific).isInstanceOf(topic.type());
            assertThat(EventJson.whole(specific)).isEqualTo(EventJson.whole(event));
            assertThat(EventJson.masked(specific)).isEqualTo(EventJson.masked(event));
        }
    }

    private static IndexedRecord specific(Topic<?> topic, GenericData.Record event)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(event.getSchema()).write(event, encoder);
        encoder.flush();
        var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
        return new SpecificDatumReader<>(topic.type()).read(null, decoder);
    }

    @Test
    void readsAnEventAsPeopleWriteItAndFillsInWhatHasADefault() {
        var event = EventForm.read(PAYMENT, JSON.readTree(VALUE));

        assertThat(event.get("occurredAt"))
                .isEqualTo(Instant.parse("2026-03-02T12:00:00Z").toEpochMilli());
        assertThat(event.get("causationId")).isNull();
        assertThat(EventJson.whole(event).value().at("/amount/amount")).hasToString("\"12.5000\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/kind | \"GIFT\" | value.kind | must be one of",
                "/effectiveDate | \"31.1.26\" | value.effectiveDate | a date like",
                "/occurredAt | true | value.occurredAt | a whole number",
                "/amount/amount | \"12.50001\" | value.amount.amount | 4 of them behind the point",
                "/amount/amount | \"1e30\" | value.amount.amount | a decimal of at most",
                "/amount/amount | 900000000000000.01 | value.amount.amount | as text",
                "/amount/amount | \"much\" | value.amount.amount | a decimal number",
                "/eventId | \"1-1-1-1-1\" | value.eventId | a UUID",
                "/occurredAt | \"2026-03-02T12:00:00.0001Z\" | value.occurredAt | no finer than",
                "/amount | 12 | value.amount | an object",
                "/debtorId | 17 | value.debtorId | must be text, found number",
                "/nick | 1 | value.nick | no such field"
            })
    void namesTheFieldThatDoesNotFit(String pointer, String json, String field, String message) {
        var value = (ObjectNode) JSON.readTree(VALUE);
        var at = pointer.lastIndexOf('/');
        ((ObjectNode) value.at(pointer.substring(0, at)))
                .set(pointer.substring(at + 1), JSON.readTree(json));

        assertRefused(() -> EventForm.read(PAYMENT, value), field, message);
    }

    @Test
    void namesAFieldThatIsMissing() {
        var value = (ObjectNode) JSON.readTree(VALUE);
        value.remove("paymentId");
        assertRefused(() -> EventForm.read(PAYMENT, value), "value.paymentId", "is missing");
    }

    private static void assertRefused(Runnable reading, String field, String message) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused ->
                                assertThat(refused.getBody().getProperties())
                                        .extractingByKey("errors")
                                        .asString()
                                        .contains("field=" + field + ",", message));
    }
}
