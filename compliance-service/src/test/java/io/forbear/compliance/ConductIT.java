package io.forbear.compliance;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.DecisionKind;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.test.web.reactive.server.WebTestClient;

class ConductIT implements WithComplianceService {
    private static final Duration SECONDS = Duration.ofSeconds(20);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final EventExamples debtor = new EventExamples("P-" + UUID.randomUUID());

    @Value("${local.server.port}")
    private int port;

    @Autowired private StreamsBuilderFactoryBean streams;

    @BeforeEach
    void knowsTheDebtor() {
        Surroundings.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        Surroundings.send(Topics.ACCOUNT_STAGE, debtor.account());
    }

    @Test
    void isReadyOnceTheStreamRuns() {
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                Api.at(port)
                                        .client()
                                        .get()
                                        .uri("/actuator/health/readiness")
                                        .exchange()
                                        .expectStatus()
                                        .isOk()
                                        .expectBody()
                                        .jsonPath("$.components.conduct.status")
                                        .isEqualTo("UP"));
    }

    @Test
    void showsAContactWithoutAPermitAsAViolationWithItsTrace() {
        var call = debtor.call(may(11, 10, 0)).build();
        Surroundings.send(Topics.CONTACT_ATTEMPTED, call, Map.of("traceparent", TRACE));

        await().atMost(SECONDS).untilAsserted(() -> assertThat(listed()).contains("FB-PERMIT-01"));
        var id = violationId(call, "FB-PERMIT-01");
        Api.at(port)
                .as("compliance-officer")
                .client()
                .get()
                .uri("/violations/{id}", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.violation.subjectId")
                .isEqualTo(call.getEventId().toString())
                .jsonPath("$.violation.finding.citation")
                .isNotEmpty()
                .jsonPath("$.violation.finding.packVersion")
                .isNotEmpty()
                .jsonPath("$.history[0].status")
                .isEqualTo("RAISED");
        var record =
                Surroundings.read(Topics.COMPLIANCE_VIOLATION.name(), debtor.debtorId()).getFirst();
        assertThat(Surroundings.header(record, "traceparent"))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
    }

    @Test
    void tellsListenersOfAViolationAndWhatTheyMissed() {
        Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 22, 30)).build());

        var events =
                Api.at(port)
                        .as("auditor")
                        .client()
                        .get()
                        .uri("/violations/stream")
                        .header("Last-Event-ID", "0")
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class)
                        .getResponseBody();
        var told =
                events.filter(event -> event.contains(debtor.debtorId()))
                        .filter(event -> event.contains("CN-HOURS-01"))
                        .blockFirst(SECONDS);
        assertThat(told).contains("RAISED");
    }

    /** A browser knows by it that it is connected, long before the first violation. */
    @Test
    void tellsListenersAtOnceThatTheyMissNothing() {
        var first =
                Api.at(port)
                        .as("auditor")
                        .client()
                        .get()
                        .uri("/violations/stream")
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                        .getResponseBody()
                        .filter(event -> "heartbeat".equals(event.comment()))
                        .blockFirst(Duration.ofSeconds(5));
        assertThat(first).isNotNull();
    }

    @Test
    void permitsACallAndFindsNothingWrongWithIt() {
        var proposal = debtor.proposal(may(12, 10, 0)).build();
        Surroundings.send(Topics.CONTACT_PROPOSED, proposal);
        await().atMost(SECONDS)
                .until(
                        () ->
                                !Surroundings.read(Topics.CONTACT_DECIDED, debtor.debtorId())
                                        .isEmpty());
        var decided = Surroundings.read(Topics.CONTACT_DECIDED, debtor.debtorId()).getFirst();
        assertThat(decided.getDecision()).isEqualTo(DecisionKind.PERMITTED);

        Surroundings.send(
                Topics.CONTACT_ATTEMPTED,
                debtor.call(may(12, 10, 2))
                        .setProposalId(proposal.getProposalId())
                        .setPermitId(decided.getPermit().getPermitId())
                        .build());
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                conduct()
                                        .jsonPath("$.contacts.length()")
                                        .isEqualTo(1)
                                        .jsonPath("$.decisions[0].answer")
                                        .isEqualTo("PERMITTED"));
        assertThat(listed()).doesNotContain("violationId");
        Api.at(port)
                .as("collector")
                .client()
                .get()
                .uri("/decisions/{id}", proposal.getProposalId())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.permit.permitId")
                .isEqualTo(decided.getPermit().getPermitId());
    }

    @Test
    void parksWhatCannotBeReadAndFlowsOn() {
        var key = debtor.debtorId();
        var unknownSchema = new byte[] {0, 0x7f, 0, 0, 1, 2, 3};
        Surroundings.send(Topics.CONTACT_ATTEMPTED.name(), key, new byte[] {1, 2, 3}, Map.of());
        Surroundings.send(Topics.CONTACT_ATTEMPTED.name(), key, unknownSchema, Map.of());
        Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 10, 0)).build());

        await().atMost(SECONDS).untilAsserted(() -> assertThat(listed()).contains("FB-PERMIT-01"));
        var parked = Surroundings.read(Topics.CONTACT_ATTEMPTED.parkedName(), key);
        assertThat(parked).hasSize(2);
        assertThat(parked.get(1).value()).isEqualTo(unknownSchema);
        assertThat(parked)
                .extracting(record -> Surroundings.header(record, "forbear-parked-reason"))
                .containsOnly("UNDECODABLE");
    }

    @Test
    void parksAndListsAContactOlderThanTheHorizon() {
        var old = may(11, 10, 0).minus(Duration.ofDays(3_000));
        Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(old).build());

        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(parked())
                                        .contains("TOO_OLD")
                                        .contains("forbear.conduct.horizon"));
    }

    /** As large as Kafka takes a record by default; the headers of parking come on top. */
    @Test
    void parksARecordOfTheLargestSizeWhole() {
        var key = "large-" + debtor.debtorId();
        var name = Topics.CONTACT_ATTEMPTED.parkedName();
        Surroundings.send(Topics.CONTACT_ATTEMPTED.name(), key, new byte[1_048_000], Map.of());

        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(Surroundings.read(name, key))
                                        .extracting(record -> record.value().length)
                                        .containsExactly(1_048_000));
    }

    @Test
    void listsWhatTheStreamParkedAndReplaysIt() {
        var call = debtor.call(may(11, 10, 0)).setOutcome(ContactOutcome.UNKNOWN).build();
        Surroundings.send(Topics.CONTACT_ATTEMPTED, call);

        await().atMost(SECONDS).untilAsserted(() -> assertThat(parked()).contains("outcome"));
        assertThat(parked()).contains("REJECTED", "compliance-service", "contact.attempted");
        assertThat(replayed()).contains("\"replayed\":1");
        var name = Topics.CONTACT_ATTEMPTED.parkedName();
        await().atMost(SECONDS).until(() -> Surroundings.read(name, debtor.debtorId()).size() == 2);
    }

    @Test
    void remembersOverARestart() {
        conversationsAt(9, 11);
        awaitContacts(2);
        streams.stop();
        streams.start();
        conversationsAt(13, 15);

        await().atMost(SECONDS).untilAsserted(() -> assertThat(listed()).contains("CN-FREQ-03"));
    }

    @Test
    void remembersWhenItsDiskIsLost() throws IOException {
        conversationsAt(9, 11);
        awaitContacts(2);
        streams.stop();
        delete(STREAMS);
        streams.start();
        conversationsAt(13, 15);

        await().atMost(SECONDS).untilAsserted(() -> assertThat(listed()).contains("CN-FREQ-03"));
    }

    private void conversationsAt(int... hours) {
        for (var hour : hours) {
            Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(13, hour, 0)).build());
        }
    }

    private void awaitContacts(int count) {
        await().atMost(SECONDS)
                .untilAsserted(() -> conduct().jsonPath("$.contacts.length()").isEqualTo(count));
    }

    private WebTestClient.BodyContentSpec conduct() {
        return Api.at(port)
                .as("auditor")
                .client()
                .get()
                .uri("/debtors/{id}/conduct", debtor.debtorId())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private String listed() {
        return Api.at(port)
                .as("compliance-officer")
                .get("/violations?debtorId={id}", debtor.debtorId())
                .toString();
    }

    private String violationId(ContactAttempted call, String rule) {
        return Surroundings.read(Topics.COMPLIANCE_VIOLATION, debtor.debtorId()).stream()
                .filter(v -> v.getSubjectId().equals(call.getEventId().toString()))
                .filter(v -> v.getFinding().getRuleId().equals(rule))
                .findFirst()
                .orElseThrow()
                .getViolationId();
    }

    private String parked() {
        return Api.at(port).as("operations").get("/parked?key={key}", debtor.debtorId()).toString();
    }

    private String replayed() {
        return Api.at(port)
                .as("operations")
                .post(
                        HttpStatus.OK,
                        "/parked/replays",
                        """
                        {"key": "%s", "reason": "try again"}"""
                                .formatted(debtor.debtorId()))
                .toString();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
