package io.forbear.console;

import static io.forbear.testing.Soon.soon;
import static io.forbear.testing.Surroundings.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The running console between real Kafka, PostgreSQL and registry, and one service of two. */
@SpringBootTest(
        classes = ConsoleApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "forbear.console.topics-every=200ms",
            "forbear.console.kafka-patience=1s",
            "forbear.console.registry-every=500ms",
            "forbear.console.services-every=200ms",
            "forbear.console.parked-every=300ms"
        })
class ConsoleIT {
    private static final StandIn SERVICE = new StandIn();
    private static final String COOKIE = "forbear-session";
    private static final UUID PARKED = UUID.fromString("0198c0de-0000-7000-8000-000000000009");
    private static final Duration VALIDITY = Duration.ofMinutes(5);
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static boolean isPrepared;

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        Surroundings.properties(Surroundings.newDatabase("console"))
                .forEach((name, value) -> registry.add(name, () -> value));
        registry.add("forbear.console.services.account-service", SERVICE::url);
        registry.add("forbear.console.services.contact-service", SERVICE::url);
        registry.add("forbear.console.services.compliance-service", SERVICE::url);
        registry.add("forbear.console.services.gateway-service", SERVICE::url);
        // nobody listens there
        registry.add("forbear.console.services.plan-service", () -> "http://127.0.0.1:1");
    }

    @BeforeEach
    void prepare() throws ExecutionException, InterruptedException {
        if (!isPrepared) {
            isPrepared = true;
            try (var admin = admin()) {
                admin.createTopics(
                                Stream.of(
                                                Topics.ACCOUNT_PAYMENT.name(),
                                                Topics.ACCOUNT_PAYMENT.parkedName(),
                                                Topics.COMMAND_SMS.name())
                                        .map(name -> new NewTopic(name, 2, (short) 1))
                                        .toList())
                        .all()
                        .get();
            }
            // an event of each, so that their schemas are registered
            pay("nobody", "p-0");
            Surroundings.send(Topics.COMMAND_SMS, Events.command("nobody"));
        }
    }

    @Test
    void letsAPersonInWithACookieThatOtherSitesCannotUse() {
        var token = Surroundings.IDENTITIES.token("operations", "olga", Duration.ofMinutes(5));
        anonymous().refusal(HttpStatus.UNAUTHORIZED, "/api/topics");
        anonymous().post(HttpStatus.UNAUTHORIZED, "/api/session", "{\"token\": \"forged\"}");
        var tooLong = "{\"token\": \"%s\"}".formatted("x".repeat(4001));
        anonymous().post(HttpStatus.UNPROCESSABLE_CONTENT, "/api/session", tooLong);
        anonymous()
                .client()
                .post()
                .uri("/api/session")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"token\": \"" + token + "\"}")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectCookie()
                .httpOnly(COOKIE, true)
                .expectCookie()
                .sameSite(COOKIE, "Strict")
                .expectCookie()
                .secure(COOKIE, false);

        var inside = withCookie(token);
        assertThat(inside.get("/api/session").path("subject").asString()).isEqualTo("olga");
        assertThat(inside.get("/api/session").path("roles").toString())
                .isEqualTo("[\"operations\"]");
        var body = "{\"reason\": \"by another site\"}";
        var things = "/api/services/account-service/things";
        assertThat(inside.post(HttpStatus.FORBIDDEN, things, body).path("detail").asString())
                .contains("X-Forbear-Console");
        assertThat(SERVICE.calls()).noneMatch(call -> call.contains("by another site"));
        anonymous()
                .client()
                .get()
                .uri("/")
                .exchange()
                .expectHeader()
                .exists("Content-Security-Policy");
        withCookie("expired")
                .client()
                .delete()
                .uri("/api/session")
                .header("X-Forbear-Console", "1")
                .exchange()
                .expectStatus()
                .isNoContent();
        withCookie("expired")
                .client()
                .get()
                .uri("/nothing.js")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void tellsLagInRecordsAndSecondsAndSendsWhatChangesAtOnce() throws Exception {
        var debtor = "d-" + UUID.randomUUID();
        pay(debtor, "p-1");
        commit("followers", 0);
        soon(
                () -> {
                    var group = group("followers");
                    assertThat(group.path("lag").asLong()).isPositive();
                    assertThat(group.path("lagSeconds").asDouble()).isPositive();
                    assertThat(group.path("state").asString()).isEqualTo("EMPTY");
                    assertThat(topic().path("schemaVersions").toString()).isEqualTo("[1]");
                });
        var followed = follow("/api/topics/live");
        var before = topic().path("records").asLong();
        pay(debtor, "p-2");
        followed.await("\"records\":" + (before + 1), Duration.ofSeconds(2));

        commit("followers", Long.MAX_VALUE);
        soon(
                () -> {
                    assertThat(group("followers").path("lag").asLong()).isZero();
                    assertThat(group("followers").path("lagSeconds").asDouble()).isZero();
                });
        var detail = as("auditor").get("/api/topics/account.payment");
        assertThat(detail.path("name").asString()).isEqualTo("account.payment");
        assertThat(detail.at("/history/in").size()).isEqualTo(1440);
        assertThat(as("auditor").get("/api/topics/history").at("/topics/account.payment/in").size())
                .isEqualTo(60);
        followed.close();
    }

    @Test
    void showsAnOutageOfKafkaAsSuchAndKeepsTheLastFigures() throws Exception {
        soon(() -> assertThat(topic().path("records").asLong()).isPositive());
        var broker = broker();
        signal("STOP", broker);
        try {
            soon(
                    () -> {
                        var snapshot = as("operations").get("/api/topics");
                        assertThat(snapshot.at("/broker/up").asBoolean()).isFalse();
                        assertThat(snapshot.at("/broker/detail").asString()).contains("no broker");
                        assertThat(snapshot.path("at").asString())
                                .isLessThanOrEqualTo(snapshot.at("/broker/since").asString());
                        assertThat(topic().path("records").asLong()).isPositive();
                    });
        } finally {
            signal("CONT", broker);
        }
        soon(
                () ->
                        assertThat(as("operations").get("/api/topics").at("/broker/up").asBoolean())
                                .isTrue());
    }

    @Test
    void showsRecordsMaskedAndWritesDownWhoSawMore() {
        var debtor = "d-" + UUID.randomUUID();
        Surroundings.send(
                Topics.COMMAND_SMS,
                Events.command(debtor),
                Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        Surroundings.send(
                Topics.COMMAND_SMS.name(),
                debtor,
                "not an event".getBytes(StandardCharsets.UTF_8),
                Map.of());
        var records = "/api/topics/contact.command.sms/records";

        var page = as("operations").get(records + "?debtor=" + debtor);
        assertThat(page.path("records").size()).isEqualTo(2);
        assertThat(page.path("complete").asBoolean()).isTrue();
        var garbage = page.path("records").get(0);
        assertThat(garbage.path("undecodable").asString()).contains("schema's id");
        assertThat(garbage.path("bytes").isNull()).isTrue();
        var found = page.path("records").get(1);
        assertThat(found.at("/value/message").asString()).isEqualTo("•••");
        assertThat(found.path("masked").toString()).contains("message");
        assertThat(found.path("traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(found.path("schemaVersion").asInt()).isEqualTo(1);
        var id = found.at("/value/commandId").asString();
        assertThat(search(records, "commandId", id)).isEqualTo(1);
        assertThat(search(records, "message", Events.MESSAGE)).isZero();
        var first = as("operations").get(records + "?limit=1&debtor=" + debtor);
        var second =
                as("operations")
                        .get(
                                records + "?limit=1&debtor={d}&before={b}",
                                debtor,
                                first.path("next").asString());
        assertThat(second.path("records").get(0)).isEqualTo(found);

        var unmasking =
                "%s/%d/%d/unmasking"
                        .formatted(
                                records,
                                found.path("partition").asInt(),
                                found.path("offset").asLong());
        var why = "{\"reason\": \"complaint 7\"}";
        as("operations").post(HttpStatus.FORBIDDEN, unmasking, why);
        as("auditor").post(HttpStatus.UNPROCESSABLE_CONTENT, unmasking, "{\"reason\": \" \"}");
        assertThat(
                        as("auditor")
                                .post(HttpStatus.OK, unmasking, why)
                                .at("/value/message")
                                .asString())
                .isEqualTo(Events.MESSAGE);
        var entry = as("auditor").get("/api/audit?action=UNMASKED").path("items").get(0);
        assertThat(entry.path("subject").asString()).isEqualTo("test-auditor");
        assertThat(entry.path("reason").asString()).isEqualTo("complaint 7");
        assertThat(entry.path("target").asString()).startsWith("contact.command.sms-");
        assertThat(entry.path("status").asInt()).isEqualTo(200);
        as("operations").refusal(HttpStatus.NOT_FOUND, "/api/topics/__consumer_offsets/records");
    }

    @Test
    void handsCallsOnAndWritesDownWhatIsMoreThanALook() throws Exception {
        SERVICE.tell("/things", "{\"thing\": 1}");
        var things = "/api/services/account-service/things";
        assertThat(as("collector").get(things + "?a={a}", "b c").path("thing").asInt())
                .isEqualTo(1);
        assertThat(SERVICE.calls()).contains("GET /things?a=b%20c null ");
        as("collector").refusal(HttpStatus.NOT_FOUND, "/api/services/account-service/nothing");
        as("collector").refusal(HttpStatus.NOT_FOUND, "/api/services/no-service/things");

        var body = "{\"reason\": \"because\", \"name\": \"Li\"}";
        as("operations", "olga").with("Idempotency-Key", "k-1").post(HttpStatus.OK, things, body);
        assertThat(SERVICE.calls()).contains("POST /things k-1 " + body);
        var entry = as("auditor").get("/api/audit?subject=olga&limit=1").path("items").get(0);
        assertThat(entry.toString())
                .contains("\"RELAYED\"", "\"POST\"", "\"/things\"", "\"because\"", "200")
                .doesNotContain("Li");

        var stream = follow("/api/services/compliance-service/stream");
        stream.await("data: first", Duration.ofSeconds(5));
        SERVICE.goOn();
        stream.await("data: second", Duration.ofSeconds(5));
        stream.close();
    }

    @Test
    void saysWhichServiceIsOut() {
        var refusal =
                as("plan-desk")
                        .refusal(
                                HttpStatus.SERVICE_UNAVAILABLE, "/api/services/plan-service/plans");
        assertThat(refusal.path("service").asString()).isEqualTo("plan-service");
        assertThat(refusal.path("detail").asString()).contains("connection refused");
        soon(
                () ->
                        assertThat(as("operations").get("/api/services").toString())
                                .contains(
                                        "\"service\":\"plan-service\"",
                                        "\"up\":false",
                                        "\"up\":true"));
    }

    @Test
    void tellsWhatIsParkedEverywhere() {
        SERVICE.tell(
                "/parked/groups",
                """
                [{"topic": "account.payment", "reason": "REJECTED", "records": 2, "keys": 1,
                  "oldestAt": "2026-03-02T12:00:00Z", "newestAt": "2026-03-02T13:00:00Z",
                  "firstError": "amount is negative", "lastError": "amount is negative"}]""");
        var overview = as("operations").get("/api/parked");
        assertThat(overview.path("groups").size()).isEqualTo(4);
        assertThat(overview.path("services").toString())
                .contains(
                        "{\"service\":\"plan-service\",\"up\":false,\"detail\":\"connection refused\"}");

        var schema = as("operations").get("/api/topics/account.payment/schema");
        assertThat(schema.at("/schema/name").asString()).isEqualTo("PaymentPosted");
    }

    @Test
    void publishesACorrectedCopyOfAParkedRecordOnce() {
        var debtor = "d-" + UUID.randomUUID();
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT,
                Events.payment(debtor, "p-9"),
                Map.of("traceparent", TRACE));
        var original = Surroundings.read("account.payment", debtor).getFirst();
        var id = "0198c0de-0000-7000-8000-000000000001";
        tellParked(PARKED, original, "{\"eventId\": \"%s\"}".formatted(id));
        var address = "/api/parked/account-service/" + PARKED + "/corrected-copy";
        var problem =
                as("operations")
                        .post(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                address,
                                correction(debtor, "GIFT"));
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("value.kind");
        as("auditor").post(HttpStatus.FORBIDDEN, address, correction(debtor, "PAYMENT"));
        var desk = as("operations", "olga");
        var published = desk.post(HttpStatus.OK, address, correction(debtor, "PAYMENT"));

        var copy = Surroundings.read("account.payment", debtor).getLast();
        assertThat(copy.offset()).isEqualTo(published.path("offset").asLong());
        assertThat(header(copy, "forbear-corrects")).isEqualTo("" + PARKED);
        assertThat(header(copy, "traceparent")).isEqualTo(TRACE);
        var event = Surroundings.read(Topics.ACCOUNT_PAYMENT, debtor).getLast();
        assertThat(event.getEventId()).hasToString(id);
        assertThat(published.path("eventId").asString()).isEqualTo(id);
        assertThat(published.path("waitsBehind").asInt()).isEqualTo(1);
        assertThat(event.getAmount().getAmount()).isEqualByComparingTo("12.5");
        var entry =
                as("auditor").get("/api/audit?action=CORRECTED_COPY&subject=olga").at("/items/0");
        assertThat(entry.path("target").asString()).isEqualTo("" + PARKED);
        assertThat(entry.path("result").asString())
                .isEqualTo(
                        "account.payment-%d@%d %s".formatted(copy.partition(), copy.offset(), id));

        var again = correction(debtor, "PAYMENT");
        assertThat(desk.post(HttpStatus.CONFLICT, address, again).path("detail").asString())
                .contains("again");
        desk.post(HttpStatus.OK, address, again.replaceFirst("\\{", "{\"again\": true, "));
    }

    @Test
    void showsAParkedRecordWholeToWhoeverMaySeeItAndSaysWhy() {
        var debtor = "d-" + UUID.randomUUID();
        Surroundings.send(Topics.COMMAND_SMS, Events.command(debtor));
        var id = UUID.randomUUID();
        tellParked(id, Surroundings.read("contact.command.sms", debtor).getFirst(), "null");
        SERVICE.tell(
                "/parked/" + id + "/unmasking",
                """
                {"message": "no account of 138 0013 8000", "event": {"message": "Pay, Ms Li"}}""");
        var address = "/api/parked/contact-service/" + id + "/unmasking";
        var why = "{\"reason\": \"complaint 8\"}";

        as("operations").post(HttpStatus.FORBIDDEN, address, why);
        as("auditor").post(HttpStatus.UNPROCESSABLE_CONTENT, address, "{\"reason\": \" \"}");
        assertThat(SERVICE.calls()).noneMatch(call -> call.contains(id + "/unmasking"));
        var shown = as("compliance-officer", "cora").post(HttpStatus.OK, address, why);
        assertThat(shown.at("/event/message").asString()).isEqualTo(Events.MESSAGE);
        assertThat(shown.path("message").asString()).isEqualTo("no account of 138 0013 8000");
        assertThat(SERVICE.calls())
                .contains("POST /parked/" + id + "/unmasking null {\"reason\":\"complaint 8\"}");
        assertThat(as("auditor").get("/api/audit?action=UNMASKED&subject=cora").toString())
                .contains("complaint 8", "contact.command.sms-");
        var nothing = "/api/parked/contact-service/" + UUID.randomUUID() + "/unmasking";
        as("auditor").post(HttpStatus.NOT_FOUND, nothing, why);
    }

    private static void tellParked(UUID id, ConsumerRecord<String, byte[]> record, String event) {
        SERVICE.tell(
                "/parked",
                """
                {"items": [{"group": "account-service", "holdsKey": true}]}""");
        SERVICE.tell(
                "/parked/" + id,
                """
                {"id": "%s", "group": "account-service", "topic": "%s", "partition": %d,
                 "offset": %d, "timestamp": "%s", "key": "%s", "reason": "REJECTED", "event": %s}"""
                        .formatted(
                                id,
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                Instant.ofEpochMilli(record.timestamp()),
                                record.key(),
                                event));
    }

    private static String correction(String debtor, String kind) {
        return """
        {"reason": "the sign was wrong", "value": {
          "eventId": "0198c0de-0000-7000-8000-00000000abcd",
          "occurredAt": "2026-03-02T12:00:00Z", "debtorId": "%s", "accountId": "a-1",
          "paymentId": "p-1", "kind": "%s", "amount": {"amount": "12.5", "currency": "CNY"},
          "effectiveDate": "2026-03-02"}}"""
                .formatted(debtor, kind);
    }

    private int search(String records, String field, String value) {
        return as("auditor")
                .get(records + "?field={f}&value={v}", field, value)
                .path("records")
                .size();
    }

    private JsonNode topic() {
        for (var topic : as("operations").get("/api/topics").path("topics")) {
            if (topic.path("name").asString().equals("account.payment")) {
                return topic;
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private JsonNode group(String name) {
        for (var group : topic().path("groups")) {
            if (group.path("group").asString().equals(name)) {
                return group;
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }

    /** A group that consumed so far, but not beyond the end. */
    private static void commit(String group, long offset) throws Exception {
        try (var admin = admin()) {
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (int partition = 0; partition < 2; partition++) {
                var one = new TopicPartition("account.payment", partition);
                var latest = OffsetSpec.latest();
                var end =
                        admin.listOffsets(Map.of(one, latest)).partitionResult(one).get().offset();
                offsets.put(one, new OffsetAndMetadata(Math.min(offset, end)));
            }
            admin.alterConsumerGroupOffsets(group, offsets).all().get();
        }
    }

    private static Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", Surroundings.INFRASTRUCTURE.bootstrapServers()));
    }

    private static void pay(String debtor, String payment) {
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Events.payment(debtor, payment));
    }

    private Followed follow(String path) throws Exception {
        var token = Surroundings.IDENTITIES.token("operations", "follower", VALIDITY);
        return new Followed("http://127.0.0.1:" + port + path, token);
    }

    private Api anonymous() {
        return Api.at(port);
    }

    private Api as(String role) {
        return anonymous().as(role);
    }

    private Api as(String role, String subject) {
        return anonymous().as(role, subject);
    }

    private Api withCookie(String token) {
        return new Api(anonymous().client().mutate().defaultCookie(COOKIE, token).build());
    }

    private static ProcessHandle broker() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> commandLine(process).contains("kafka.Kafka"))
                .findAny()
                .orElseThrow();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException ended) {
            return "";
        }
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }
}
