package io.forbear.console.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.console.registry.Registered;
import io.forbear.service.problem.Problem;
import io.forbear.topics.EventJson;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import io.forbear.topics.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.RandomData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
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
        for (var event : new RandomData(schema, 20, 7)) {
            var shown = EventJson.whole((IndexedRecord) event).value();
            var read = EventForm.read(schema, shown);
            assertThat(EventJson.whole(read).value()).isEqualTo(shown);
        }
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
                "/amount/amount | \"12.50001\" | value.amount.amount | 4 places",
                "/amount/amount | \"much\" | value.amount.amount | a decimal number",
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

    @Test
    void givesACopyANewIdAndTheKeyOfTheOriginal() {
        var id = UUID.randomUUID();
        var copy = copy("d-1", "REJECTED", JSON.readTree(VALUE), id);

        assertThat(copy.key()).isEqualTo("d-1");
        assertThat(WireFormat.schemaId(copy.value().array())).isEqualTo(42);
        assertThat(new String(copy.value().array(), StandardCharsets.UTF_8))
                .contains(id.toString())
                .doesNotContain("0198c0de");
    }

    @Test
    void keepsACopyWithItsDebtorUnlessTheKeyWasWrong() {
        var value = JSON.readTree(VALUE);
        assertRefused(
                () -> copy("d-2", "REJECTED", value, UUID.randomUUID()),
                "value.debtorId",
                "must be the key of the original");
        assertThat(copy("d-2", "WRONG_KEY", value, UUID.randomUUID()).key()).isEqualTo("d-1");
        assertThat(copy(null, "WRONG_KEY", value, UUID.randomUUID()).key()).isEqualTo("d-1");
    }

    private static Correction copy(@Nullable String key, String reason, JsonNode value, UUID id) {
        var parked = JSON.createObjectNode();
        parked.put("topic", "account.payment").put("key", key).put("reason", reason);
        var newest = new Registered(42, 3, JSON.readTree(PAYMENT.toString()));
        return Correction.of(parked, value, newest, id);
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
