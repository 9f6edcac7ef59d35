package io.forbear.messaging;

import static io.forbear.testing.Soon.soon;
import static io.forbear.testing.Surroundings.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayIT implements WithSampleService {
    private static final String TOPIC = Topics.ACCOUNT_PAYMENT.name();
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired private Ledger ledger;
    @Autowired private DatabaseClient database;

    @Value("${local.server.port}")
    private int port;

    @Test
    void showsParkedRecordsWithReasonAgeAndContent() {
        var debtor = parkedDebtor("broken");
        var page = list("key=" + debtor);

        assertThat(page.get("items").size()).isEqualTo(3);
        var first = page.get("items").get(0);
        assertThat(first.get("reason").asString()).isEqualTo("FAILED");
        assertThat(first.get("message").asString()).isEqualTo("no such account");
        assertThat(first.get("exception").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(first.get("ageSeconds").asLong()).isBetween(0L, 600L);
        assertThat(first.get("event").get("debtorId").asString()).isEqualTo(debtor);
        assertThat(first.get("event").get("occurredAt").asString())
                .isEqualTo("2026-03-02T12:00:00Z");
        assertThat(page.get("items").get(1).get("reason").asString()).isEqualTo("BEHIND");
    }

    @Test
    void showsTheBytesOfWhatCannotBeDecoded() {
        var debtor = Samples.newDebtor();
        Surroundings.send(TOPIC, debtor, "garbage".getBytes(StandardCharsets.UTF_8), Map.of());
        awaitParked(debtor, 1);

        var entry = list("key=" + debtor + "&topic=" + TOPIC).get("items").get(0);
        assertThat(entry.get("value").asString()).isEqualTo("Z2FyYmFnZQ==");
        assertThat(entry.get("event").isNull()).isTrue();
    }

    @Test
    void goesThroughParkedRecordsPageByPage() {
        var debtor = parkedDebtor("paged");
        var first = list("key=" + debtor + "&limit=2");
        var second =
                list("key=" + debtor + "&limit=2&cursor=" + first.get("nextCursor").asString());

        assertThat(first.get("items").size()).isEqualTo(2);
        assertThat(second.get("items").size()).isEqualTo(1);
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    /** Other tests of this class park payments too, so groups are compared with what was before. */
    @Test
    void groupsParkedRecordsByTopicAndReason() {
        var failed = group("FAILED").path("records").asLong();
        var behind = group("BEHIND").path("records").asLong();
        var debtor = parkedDebtor("grouped");

        var group = group("FAILED");
        assertThat(group.path("records").asLong()).isEqualTo(failed + 1);
        assertThat(group.path("keys").asLong()).isEqualTo(failed + 1);
        assertThat(group.path("lastError").asString()).isEqualTo("no such account");
        assertThat(group.path("firstError").isString()).isTrue();
        assertThat(group.path("newestAt").asString())
                .isGreaterThanOrEqualTo(group.path("oldestAt").asString());
        assertThat(group("BEHIND").path("records").asLong()).isEqualTo(behind + 2);

        var waiting = list("key=" + debtor + "&reason=BEHIND").get("items");
        assertThat(waiting.size()).isEqualTo(2);
        var first = list("key=" + debtor + "&reason=FAILED").get("items").get(0);
        assertThat(get("/parked/" + first.get("id").asString()).get("offset"))
                .isEqualTo(first.get("offset"));
        client("operations")
                .get()
                .uri("/parked/" + new UUID(0, 1))
                .exchange()
                .expectStatus()
                .isNotFound();
        client("operations")
                .get()
                .uri("/parked?reason=BORED")
                .exchange()
                .expectStatus()
                .isBadRequest();
        client("gateway").get().uri("/parked/groups").exchange().expectStatus().isForbidden();
    }

    private JsonNode group(String reason) {
        for (var group : get("/parked/groups")) {
            if (group.get("topic").asString().equals(TOPIC)
                    && group.get("reason").asString().equals(reason)) {
                return group;
            }
        }
        return JSON.createObjectNode();
    }

    private JsonNode get(String path) {
        return json(client("operations").get().uri(path));
    }

    @Test
    void masksWhatAFailureRepeatsUnlessSomebodySaysWhyHeHasToSeeIt() {
        var debtor = Samples.newDebtor();
        var number = "138 0013 8000";
        ledger.failOn("called", Integer.MAX_VALUE, new RejectedEvent("no payment of " + number));
        pay(debtor, "called");
        awaitParked(debtor, 1);

        var entry = list("key=" + debtor).get("items").get(0);
        assertThat(entry.get("message").asString()).isEqualTo("no payment of •••");
        assertThat(entry.get("masked").toString()).isEqualTo("[\"failure.message\"]");
        var told = get("/parked/groups").toString();
        assertThat(told).contains("no payment of •••").doesNotContain(number);
        var report = replay("{\"key\": \"%s\", \"reason\": \"try\"}".formatted(debtor));
        assertThat(report.at("/lines/0/message").asString()).isEqualTo("no payment of •••");

        var id = entry.get("id").asString();
        var address = "/parked/" + id + "/unmasking";
        var why = "{\"reason\": \"complaint 9\"}";
        call("operations", address, why).isEqualTo(HttpStatus.FORBIDDEN);
        call("auditor", address, "{\"reason\": \" \"}").isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(decisions("UNMASKING", id)).isEmpty();
        var whole = post("auditor", address, why);
        assertThat(whole.get("message").asString()).isEqualTo("no payment of " + number);
        assertThat(whole.get("masked")).isEmpty();
        assertThat(decisions("UNMASKING", id)).containsExactly("olga/complaint 9/[\"" + id + "\"]");
        call("auditor", "/parked/" + new UUID(0, 0) + "/unmasking", why)
                .isEqualTo(HttpStatus.NOT_FOUND);
        ledger.heal("called");
    }

    /** Who decided that about a record, why, and what came of it. */
    private List<String> decisions(String kind, String id) {
        return database.sql(
                        """
                        select actor || '/' || reason || '/' || result as decision
                        from parked_decision where kind = :kind and selection -> 'ids' ->> 0 = :id
                        """)
                .bind("kind", kind)
                .bind("id", id)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void replaysAKeyInItsOrderAndLetsItFlowAgain() {
        var debtor = parkedDebtor("mended");
        ledger.heal("mended " + debtor);

        var report = replay("{\"key\": \"%s\", \"reason\": \"fixed\"}".formatted(debtor));
        pay(debtor, "p4");

        assertThat(report.get("replayed").asInt()).isEqualTo(3);
        soon(
                () ->
                        assertThat(ledger.payments(debtor))
                                .containsExactly("mended " + debtor, "p2", "p3", "p4"));
        soon(() -> assertThat(Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor)).hasSize(4));
        assertThat(list("key=" + debtor).get("items").size()).isZero();
    }

    @Test
    void keepsTheOrderWhenRecordsArriveDuringAReplay() throws Exception {
        var debtor = parkedDebtor("overtaken");
        ledger.heal("overtaken " + debtor);
        var arriving = IntStream.rangeClosed(4, 40).mapToObj(i -> "p" + i).toList();
        var arrival = new Thread(() -> arriving.forEach(payment -> pay(debtor, payment)));
        arrival.start();
        var body = "{\"key\": \"%s\", \"reason\": \"fixed\"}".formatted(debtor);
        replay(body);
        arrival.join();

        var expected = new ArrayList<>(List.of("overtaken " + debtor, "p2", "p3"));
        expected.addAll(arriving);
        soon(
                () -> {
                    replay(body);
                    assertThat(ledger.payments(debtor)).isEqualTo(expected);
                });
    }

    @Test
    void stopsAtTheFirstFailureAndKeepsTheRestParked() {
        var debtor = parkedDebtor("half");
        ledger.heal("half " + debtor);
        ledger.failOn("p2", 1, new RejectedEvent("unknown currency for " + debtor));

        var line =
                replay("{\"key\": \"%s\", \"reason\": \"try\"}".formatted(debtor))
                        .get("lines")
                        .get(0);

        assertThat(line.get("replayed").asInt()).isEqualTo(1);
        assertThat(line.get("remaining").asInt()).isEqualTo(2);
        assertThat(line.get("message").asString()).contains("unknown currency");
        assertThat(ledger.payments(debtor)).containsExactly("half " + debtor);
        var items = list("key=" + debtor).get("items");
        assertThat(items.get(0).get("reason").asString()).isEqualTo("REJECTED");
        assertThat(items.get(0).get("replays").asInt()).isEqualTo(1);
        ledger.heal("p2");
    }

    @Test
    void handsNothingBackToAStreamWhoseValueWasLeftOut() {
        var debtor = Samples.newDebtor();
        var topic = Topics.CONTACT_ATTEMPTED;
        var headers =
                Map.of(
                        "forbear-parked-group", SampleApplication.STREAM,
                        "forbear-parked-topic", topic.name(),
                        "forbear-parked-partition", "1",
                        "forbear-parked-offset", "7",
                        "forbear-parked-timestamp", "2026-03-02T12:00:00Z",
                        "forbear-parked-reason", "UNDECODABLE",
                        "forbear-parked-message", "no event",
                        "forbear-parked-left-out", "value");
        Surroundings.send(topic.parkedName(), debtor, null, headers);
        awaitParked(debtor, 1);

        for (int tries = 1; tries <= 2; tries++) {
            var report = replay("{\"key\": \"%s\", \"reason\": \"try\"}".formatted(debtor));
            var line = report.get("lines").get(0);
            assertThat(line.get("reason").asString()).isEqualTo("REJECTED");
            assertThat(line.get("message").asString()).contains("contact.attempted-1@7");
            assertThat(line.get("key").isNull()).isTrue();
        }
        assertThat(Surroundings.read(topic.name(), debtor)).isEmpty();
    }

    @Test
    void leavesNothingBehindAfterADryRun() {
        var debtor = parkedDebtor("rehearsed");
        ledger.heal("rehearsed " + debtor);

        var report =
                replay(
                        "{\"key\": \"%s\", \"reason\": \"see\", \"dryRun\": true}"
                                .formatted(debtor));

        assertThat(report.get("replayed").asInt()).isEqualTo(3);
        assertThat(report.get("lines").get(0).get("remaining").asInt()).isEqualTo(3);
        assertThat(ledger.payments(debtor)).isEmpty();
        assertThat(list("key=" + debtor).get("items").size()).isEqualTo(3);
    }

    @Test
    void dismissesARecordSoThatTheOthersCanBeReplayed() {
        var debtor = parkedDebtor("hopeless");
        var id = list("key=" + debtor).get("items").get(0).get("id").asString();

        post("/parked/dismissals", "{\"ids\": [\"%s\"], \"reason\": \"test data\"}".formatted(id));
        var report = replay("{\"key\": \"%s\", \"reason\": \"rest\"}".formatted(debtor));

        assertThat(report.get("replayed").asInt()).isEqualTo(2);
        assertThat(ledger.payments(debtor)).containsExactly("p2", "p3");
    }

    @Test
    void keepsWhoDecidedWhatAndWhy() {
        var debtor = parkedDebtor("audited");
        var report = replay("{\"key\": \"%s\", \"reason\": \"ticket 7\"}".formatted(debtor));

        var row =
                database.sql(
                                """
                                select actor || '/' || kind || '/' || reason || '/'
                                    || (selection ->> 'key') || '/'
                                    || (result -> 'lines' -> 0 ->> 'remaining') as decision
                                from parked_decision where id = cast(:id as uuid)
                                """)
                        .bind("id", report.get("decision").asString())
                        .mapValue(String.class)
                        .one()
                        .block();
        assertThat(row).isEqualTo("olga/REPLAY/ticket 7/" + debtor + "/3");
    }

    @Test
    void letsOnlyOperationsDecide() {
        var body = "{\"all\": true, \"reason\": \"x\"}";
        call("auditor", "/parked/replays", body).isEqualTo(HttpStatus.FORBIDDEN);
        call("collector", "/parked/replays", body).isEqualTo(HttpStatus.FORBIDDEN);
        call(
                        "auditor",
                        "/parked/dismissals",
                        "{\"ids\": [\"%s\"], \"reason\": \"x\"}".formatted(new UUID(0, 0)))
                .isEqualTo(HttpStatus.FORBIDDEN);
        client("auditor").get().uri("/parked").exchange().expectStatus().isOk();
        client("gateway").get().uri("/parked").exchange().expectStatus().isForbidden();
        WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .get()
                .uri("/parked")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void refusesARequestThatSaysTooLittle() {
        for (var body :
                List.of(
                        "{\"all\": true}",
                        "{\"all\": true, \"reason\": \" \"}",
                        "{\"reason\": \"everything?\"}",
                        "{\"all\": true, \"key\": \"k\", \"reason\": \"which?\"}")) {
            call("operations", "/parked/replays", body).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        client("operations")
                .get()
                .uri("/parked?cursor=zz")
                .exchange()
                .expectStatus()
                .isBadRequest();
        client("operations").get().uri("/parked?limit=0").exchange().expectStatus().isBadRequest();
    }

    @Test
    void keepsTheTraceOfARecordThroughParkingAndReplay() {
        var debtor = Samples.newDebtor();
        var trace = "0af7651916cd43dd8448eb211c80319c";
        ledger.failOn("late " + debtor, Integer.MAX_VALUE, new RejectedEvent("not yet"));
        Surroundings.send(
                TOPIC,
                debtor,
                Surroundings.encode(
                        Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "late " + debtor)),
                Map.of("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
        awaitParked(debtor, 1);
        ledger.heal("late " + debtor);
        replay("{\"key\": \"%s\", \"reason\": \"now\"}".formatted(debtor));

        soon(
                () ->
                        assertThat(Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor))
                                .extracting(notice -> header(notice, "traceparent"))
                                .singleElement()
                                .asString()
                                .contains(trace));
        var parked = Surroundings.read(Topics.ACCOUNT_PAYMENT.parkedName(), debtor).getFirst();
        assertThat(header(parked, "traceparent")).contains(trace);
    }

    /** A debtor with three parked payments, of which the first, named so, fails for ever. */
    private String parkedDebtor(String name) {
        var debtor = Samples.newDebtor();
        ledger.failOn(
                name + " " + debtor,
                Integer.MAX_VALUE,
                new IllegalStateException("no such account"));
        pay(debtor, name + " " + debtor);
        pay(debtor, "p2");
        pay(debtor, "p3");
        awaitParked(debtor, 3);
        return debtor;
    }

    private void awaitParked(String debtor, int count) {
        soon(() -> assertThat(list("key=" + debtor).get("items").size()).isEqualTo(count));
    }

    private static void pay(String debtor, String payment) {
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, payment));
    }

    private JsonNode list(String query) {
        return json(client("operations").get().uri("/parked?" + query));
    }

    private JsonNode replay(String body) {
        return post("/parked/replays", body);
    }

    private JsonNode post(String path, String body) {
        return post("operations", path, body);
    }

    private JsonNode post(String role, String path, String body) {
        return json(
                client(role)
                        .post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body));
    }

    private static JsonNode json(WebTestClient.RequestHeadersSpec<?> call) {
        var body =
                call.exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return JSON.readTree("" + body);
    }

    private org.springframework.test.web.reactive.server.StatusAssertions call(
            String role, String path, String body) {
        return client(role)
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus();
    }

    private WebTestClient client(String role) {
        var token = Surroundings.IDENTITIES.token(role, "olga", Duration.ofMinutes(5));
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }
}
