package io.forbear.compliance;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.events.ComplaintFiled;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

class DeskIT implements WithComplianceService {
    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final EventExamples debtor = new EventExamples("P-" + UUID.randomUUID());

    @Value("${local.server.port}")
    private int port;

    @BeforeEach
    void knowsTheDebtor() {
        Surroundings.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        Surroundings.send(Topics.ACCOUNT_STAGE, debtor.account());
    }

    @Test
    void filesAComplaintOnceUnderOneKeyAndRunsItsClock() {
        var key = UUID.randomUUID().toString();
        var first = file(key, filing("AMOUNT"), HttpStatus.CREATED);
        var second = file(key, filing("AMOUNT"), HttpStatus.CREATED);
        assertThat(second).isEqualTo(first);
        file(key, filing("CONDUCT"), HttpStatus.CONFLICT);

        var id = id(first);
        awaitRunningClock(id);
        assertThat(Surroundings.read(Topics.COMPLAINT_FILED, debtor.debtorId()))
                .extracting(ComplaintFiled::getComplaintId)
                .containsExactly(id);
    }

    @Test
    void answersAComplaintOnce() {
        var id = id(file(null, filing("AMOUNT"), HttpStatus.CREATED));
        awaitRunningClock(id);
        resolve(id, "{\"outcome\": \"UPHELD\", \"rootCause\": \"FEE\"}", HttpStatus.OK);
        resolve(id, "{\"outcome\": \"UPHELD\", \"rootCause\": \"FEE\"}", HttpStatus.OK);
        resolve(id, "{\"outcome\": \"REJECTED\"}", HttpStatus.CONFLICT);
        resolve(UUID.randomUUID().toString(), "{\"outcome\": \"UPHELD\"}", HttpStatus.NOT_FOUND);

        await().atMost(SECONDS)
                .until(
                        () ->
                                Surroundings.read(Topics.COMPLAINT_RESOLVED, debtor.debtorId())
                                                .size()
                                        == 1);
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                Api.at(port)
                                        .as("auditor")
                                        .client()
                                        .get()
                                        .uri("/complaints/{id}", id)
                                        .exchange()
                                        .expectBody()
                                        .jsonPath("$.resolution.outcome")
                                        .isEqualTo("UPHELD")
                                        .jsonPath("$.clocks[0].status")
                                        .isEqualTo("MET"));
    }

    @Test
    void missesTheTermOfAComplaintThatNobodyAnswered() {
        Surroundings.send(Topics.COMPLAINT_FILED, debtor.complaint(may(2, 9, 0)));

        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                get(
                                                        "compliance-officer",
                                                        "/deadlines?status=MISSED&limit=500"))
                                        .contains(debtor.debtorId(), "CN-COMPL-01"));
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                get(
                                                        "auditor",
                                                        "/violations?rule=CN-COMPL-01&debtorId="
                                                                + debtor.debtorId()))
                                        .contains("\"DEADLINE\""));
    }

    @Test
    void namesWhatIsWrongWithAFiling() {
        assertThat(file(null, "{", HttpStatus.BAD_REQUEST)).contains("JSON");
        assertThat(file(null, filing("TASTE"), HttpStatus.BAD_REQUEST)).contains("kind");
        assertThat(file(null, filing("").replace("\"kind\"", "\"kin\""), HttpStatus.BAD_REQUEST))
                .contains("kin");
        assertThat(
                        file(
                                null,
                                filing("AMOUNT").replace(debtor.debtorId(), " "),
                                HttpStatus.UNPROCESSABLE_CONTENT))
                .contains("debtorId");
        assertThat(
                        file(
                                null,
                                filing("AMOUNT")
                                        .replace("{", "{\"receivedAt\": \"2999-05-02T01:00:00Z\","),
                                HttpStatus.UNPROCESSABLE_CONTENT))
                .contains("receivedAt");
        assertThat(file("k".repeat(201), filing("AMOUNT"), HttpStatus.BAD_REQUEST))
                .contains("Idempotency-Key");
    }

    @Test
    void asksForATokenAndForTheRightRole() {
        var addresses =
                List.of(
                        "/violations",
                        "/violations/stream",
                        "/violations/x",
                        "/violations.csv",
                        "/decisions",
                        "/decisions/x",
                        "/debtors/x/conduct",
                        "/debtors/x/availability",
                        "/debtors/x/contacts/y/findings",
                        "/contacts/x/findings",
                        "/complaints/x",
                        "/rule-packs",
                        "/deadlines");
        for (var address : addresses) {
            Api.at(port).client().get().uri(address).exchange().expectStatus().isUnauthorized();
            Api.at(port)
                    .as("gateway")
                    .client()
                    .get()
                    .uri(address)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        for (var address : addresses) {
            Api.at(port).as("operations").refusal(HttpStatus.FORBIDDEN, address);
        }
        Api.at(port).as("collector").refusal(HttpStatus.FORBIDDEN, "/rule-packs");
        assertThat(get("collector", "/debtors/x/conduct")).contains("contacts");
        Api.at(port).as("auditor").post(HttpStatus.FORBIDDEN, "/complaints", filing("AMOUNT"));
        Api.at(port)
                .as("collector")
                .post(
                        HttpStatus.FORBIDDEN,
                        "/complaints/x/resolution",
                        "{\"outcome\": \"UPHELD\"}");
        Api.at(port)
                .as("collector")
                .client()
                .get()
                .uri("/violations")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void answersUnknownIdsAndBadParametersWithProblems() {
        for (var address : List.of("/violations/x", "/decisions/x", "/complaints/x")) {
            problem(address, HttpStatus.NOT_FOUND);
        }
        problem("/violations?status=GONE", HttpStatus.BAD_REQUEST);
        problem("/violations?from=yesterday", HttpStatus.BAD_REQUEST);
        problem("/violations?cursor=%25%25", HttpStatus.BAD_REQUEST);
        problem("/violations?cursor=YQ", HttpStatus.BAD_REQUEST);
        problem("/violations?limit=0", HttpStatus.BAD_REQUEST);
        problem(
                "/violations?from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z",
                HttpStatus.BAD_REQUEST);
    }

    @Test
    void turnsThePagesOfAListing() {
        for (var hour : List.of(1, 2, 3)) {
            Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(14, hour, 0)).build());
        }
        var address = "/violations?rule=CN-HOURS-01&debtorId=" + debtor.debtorId();
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(get("auditor", address).split("\"violationId\""))
                                        .hasSize(4));
        var first = get("auditor", address + "&limit=2");
        assertThat(first).contains(may(14, 3, 0).toString(), may(14, 2, 0).toString());
        var cursor = between(first, "\"nextCursor\":\"", "\"");
        var second = get("auditor", address + "&limit=2&cursor=" + cursor);
        assertThat(second)
                .contains(may(14, 1, 0).toString())
                .doesNotContain(may(14, 2, 0).toString())
                .contains("\"nextCursor\":null");
        assertThat(get("auditor", address + "&from=" + may(14, 2, 0) + "&to=" + may(14, 3, 0)))
                .contains(may(14, 2, 0).toString())
                .doesNotContain(may(14, 1, 0).toString())
                .doesNotContain("\"subjectOccurredAt\":\"" + may(14, 3, 0));
        assertThat(get("auditor", address + "&collector=s1&agency=BANK&status=RAISED"))
                .contains("violationId");
        assertThat(get("auditor", address + "&collector=s2")).doesNotContain("violationId");
    }

    @Test
    void showsThePacksInForceWithTheirRules() {
        assertThat(get("auditor", "/rule-packs"))
                .contains("cn-cards", "us-federal", "CN-HOURS-01", "\"digest\"", "allowed-hours");
    }

    @Test
    void describesItself() {
        var description = get("auditor", "/v3/api-docs");
        assertThat(description)
                .contains(
                        "/violations/stream",
                        "366 days at most",
                        "/debtors/{debtorId}/conduct",
                        "Idempotency-Key");
    }

    private String filing(String kind) {
        return """
               {"debtorId": "%s", "kind": "%s", "accountIds": ["%s"]}"""
                .formatted(debtor.debtorId(), kind, debtor.accountId());
    }

    private String file(@Nullable String key, String body, HttpStatus expected) {
        var desk = Api.at(port).as("collector");
        return (key == null ? desk : desk.with("Idempotency-Key", key))
                .post(expected, "/complaints", body)
                .toString();
    }

    private void awaitRunningClock(String id) {
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                Api.at(port)
                                        .as("compliance-officer")
                                        .client()
                                        .get()
                                        .uri("/complaints/{id}", id)
                                        .exchange()
                                        .expectStatus()
                                        .isOk()
                                        .expectBody()
                                        .jsonPath("$.clocks[0].rule")
                                        .isEqualTo("CN-COMPL-01")
                                        .jsonPath("$.clocks[0].status")
                                        .isEqualTo("RUNNING"));
    }

    private void resolve(String id, String body, HttpStatus expected) {
        Api.at(port)
                .as("compliance-officer")
                .post(expected, "/complaints/" + id + "/resolution", body);
    }

    private String get(String role, String address) {
        return Api.at(port).as(role).get(address).toString();
    }

    private void problem(String address, HttpStatus expected) {
        Api.at(port)
                .as("compliance-officer")
                .client()
                .get()
                .uri(java.net.URI.create("http://127.0.0.1:" + port + address))
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static String id(String complaint) {
        return between(complaint, "\"complaintId\":\"", "\"");
    }

    private static String between(String text, String start, String end) {
        var from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
