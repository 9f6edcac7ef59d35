package io.forbear.console.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.console.RandomEvents;
import io.forbear.console.registry.Registered;
import io.forbear.service.problem.Problem;
import io.forbear.topics.EventJson;
import io.forbear.topics.Topics;
import io.forbear.topics.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CorrectionTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Schema PAYMENT =
            SpecificData.get().getSchema(Topics.ACCOUNT_PAYMENT.type());
    private static final Schema COMMAND = SpecificData.get().getSchema(Topics.COMMAND_SMS.type());
    private static final String ID = "0198c0de-0000-7000-8000-000000000001";
    private static final String VALUE =
            """
            {"eventId": "0198c0de-0000-7000-8000-00000000abcd",
             "occurredAt": "2026-03-02T12:00:00Z", "debtorId": "d-1", "accountId": "a-1",
             "paymentId": "p-1", "kind": "PAYMENT",
             "amount": {"amount": "12.5", "currency": "CNY"}, "effectiveDate": "2026-03-02"}""";

    /** Others may have read the original already: the same id makes it its correction. */
    @Test
    void keepsTheIdAndTheKeyOfTheOriginal() {
        var copy = copy("d-1", "REJECTED", true, JSON.readTree(VALUE));

        assertThat(copy.key()).isEqualTo("d-1");
        assertThat(copy.eventId()).hasToString(ID);
        assertThat(WireFormat.schemaId(copy.value().array())).isEqualTo(42);
        assertThat(new String(copy.value().array(), StandardCharsets.UTF_8))
                .contains(ID)
                .doesNotContain("abcd");
    }

    @Test
    void givesAnIdToWhatHadNoneThatCanBeRead() {
        var copy = copy("d-1", "UNDECODABLE", false, JSON.readTree(VALUE));
        assertThat(copy.eventId()).isNotEqualTo(UUID.fromString(ID));
        assertThat(new String(copy.value().array(), StandardCharsets.UTF_8))
                .contains("" + copy.eventId());
    }

    @Test
    void keepsACopyWithItsDebtorUnlessTheKeyWasWrong() {
        var value = JSON.readTree(VALUE);
        assertRefused(
                () -> copy("d-2", "REJECTED", true, value),
                "value.debtorId",
                "must be the key of the original");
        assertThat(copy("d-2", "WRONG_KEY", true, value).key()).isEqualTo("d-1");
        assertThat(copy(null, "WRONG_KEY", true, value).key()).isEqualTo("d-1");
    }

    /** Whoever corrects need not see what is personal, and the mask is not published as such. */
    @Test
    void takesTheOriginalsValueForWhatWasShownMasked() {
        var event = RandomEvents.of(COMMAND, 1).getFirst();
        event.put("message", "You owe us money");
        var masked = (ObjectNode) EventJson.masked(event).value();
        var whole = EventJson.whole(event).value();
        var parked = JSON.createObjectNode().put("topic", "contact.command.sms");

        var copy = correction(parked, whole, masked, COMMAND);
        assertThat(new String(copy.value().array(), StandardCharsets.UTF_8))
                .contains("You owe us money")
                .doesNotContain("•••");
        masked.put("message", "You owe us nothing");
        assertThat(
                        new String(
                                correction(parked, whole, masked, COMMAND).value().array(),
                                StandardCharsets.UTF_8))
                .contains("You owe us nothing");
        masked.put("message", "•••");
        assertRefused(() -> correction(parked, null, masked, COMMAND), "value.", "write it out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": \"•••\"} | {\"a\": \"Li\"} | {\"a\":\"Li\"}",
                "{\"a\": [\"•••\"]} | {\"a\": [\"x\", \"y\"]} | {\"a\":[\"x\",\"y\"]}",
                "{\"a\": [{\"b\": \"•••\", \"c\": 1}]} | {\"a\": [{\"b\": 2}]}"
                        + " | {\"a\":[{\"b\":2,\"c\":1}]}",
                "{\"a\": \"new\", \"b\": null} | {\"a\": \"Li\"} | {\"a\":\"new\",\"b\":null}"
            })
    void liftsMasks(String value, String original, String lifted) {
        assertThat(Masks.lifted(JSON.readTree(value), JSON.readTree(original))).hasToString(lifted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"b\": \"•••\"} | {\"a\": \"Li\"} | value.b",
                "{\"a\": \"Mr •••\"} | {\"a\": \"Li\"} | value.a",
                "{\"a\": [{\"b\": \"•••\"}]} | {\"a\": [{\"b\": 1}, {\"b\": 2}]} | value.a[0].b"
            })
    void liftsNoMaskOfWhichItIsNotKnownWhatItHides(String value, String original, String field) {
        assertRefused(
                () -> Masks.lifted(JSON.readTree(value), JSON.readTree(original)),
                field,
                "write it out");
    }

    @Test
    void passesOnWhatTheServiceSaysAgainstIt() {
        for (int status : new int[] {401, 403, 404, 503}) {
            assertThat(
                            ParkedEntries.refusal("plan-service", UUID.randomUUID(), status)
                                    .getStatusCode()
                                    .value())
                    .isEqualTo(status);
        }
        assertThat(
                        ParkedEntries.refusal("plan-service", UUID.randomUUID(), 500)
                                .getStatusCode()
                                .value())
                .isEqualTo(503);
    }

    @Test
    void countsWhatACopyHasToWaitFor() {
        var page =
                JSON.readTree(
                        """
                        {"items": [{"group": "plan-service", "holdsKey": true},
                          {"group": "plan-service", "holdsKey": true},
                          {"group": "plan-service", "holdsKey": false},
                          {"group": "plan-other", "holdsKey": true}]}""");
        assertThat(ParkedEntries.holding(page, "plan-service")).isEqualTo(2);
    }

    private static Correction copy(
            @Nullable String key, String reason, boolean isDecodable, JsonNode value) {
        var parked = JSON.createObjectNode();
        parked.put("topic", "account.payment").put("key", key).put("reason", reason);
        parked.set("event", isDecodable ? JSON.readTree("{\"eventId\": \"" + ID + "\"}") : null);
        return correction(parked, null, value, PAYMENT);
    }

    private static Correction correction(
            JsonNode parked, @Nullable JsonNode whole, JsonNode value, Schema schema) {
        var newest = new Registered(42, 3, JSON.readTree(schema.toString()));
        return Correction.of(parked, whole, value, newest, UUID.randomUUID());
    }

    private static void assertRefused(Runnable reading, String field, String message) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused ->
                                assertThat(refused.getBody().getProperties())
                                        .extractingByKey("errors")
                                        .asString()
                                        .contains("field=" + field, message));
    }
}
