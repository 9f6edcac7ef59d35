package io.forbear.compliance;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.events.ContactAttempted;
import io.forbear.events.DecisionKind;
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
import org.springframework.http.MediaType;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class ConductIT {
    private static final Duration SECONDS = Duration.ofSeconds(20);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final EventExamples debtor = new EventExamples("P-" + UUID.randomUUID());

    @Value("${local.server.port}")
    private int port;

    @Autowired private StreamsBuilderFactoryBean streams;

    private World world = new World(0);

    @BeforeEach
    void knowsTheDebtor() {
        world = new World(port);
        world.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        world.send(Topics.ACCOUNT_STAGE, debtor.account());
    }

    @Test
    void isReadyOnceTheStreamRuns() {
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                world.anonymous()
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
        world.send(Topics.CONTACT_ATTEMPTED, call, Map.of("traceparent", TRACE));

        await().atMost(SECONDS).untilAsserted(() -> assertThat(listed()).contains("FB-PERMIT-01"));
        var id = violationId(call, "FB-PERMIT-01");
        world.as("compliance-officer")
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
        var record = world.read(Topics.COMPLIANCE_VIOLATION.name(), debtor.debtorId()).getFirst();
        assertThat(World.text(record.headers().lastHeader("traceparent").value()))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
    }

    @Test
    void tellsListenersOfAViolationAndWhatTheyMissed() {
        world.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 22, 30)).build());

        var events =
                world.as("auditor")
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

    @Test
    void permitsACallAndFindsNothingWrongWithIt() {
        var proposal = debtor.proposal(may(12, 10, 0)).build();
        world.send(Topics.CONTACT_PROPOSED, proposal);
        await().atMost(SECONDS)
                .until(() -> !world.events(Topics.CONTACT_DECIDED, debtor.debtorId()).isEmpty());
        var decided = world.events(Topics.CONTACT_DECIDED, debtor.debtorId()).getFirst();
        assertThat(decided.getDecision()).isEqualTo(DecisionKind.PERMITTED);

        world.send(
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
        world.as("collector")
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
        world.sendBytes(Topics.CONTACT_ATTEMPTED, key, new byte[] {1, 2, 3}, Map.of());
        world.sendBytes(Topics.CONTACT_ATTEMPTED, key, unknownSchema, Map.of());
        world.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 10, 0)).build());

        await().atMost(SECONDS).untilAsserted(() -> assertThat(listed()).contains("FB-PERMIT-01"));
        var parked = world.read(Topics.CONTACT_ATTEMPTED.parkedName(), key);
        assertThat(parked).hasSize(2);
        assertThat(parked.get(1).value()).isEqualTo(unknownSchema);
        assertThat(parked)
                .allSatisfy(
                        record ->
                                assertThat(
                                                World.text(
                                                        record.headers()
                                                                .lastHeader("forbear-parked-reason")
                                                                .value()))
                                        .isEqualTo("UNDECODABLE"));
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
        delete(IntegrationTest.Surroundings.FOLDER.resolve("streams"));
        streams.start();
        conversationsAt(13, 15);

        await().atMost(SECONDS).untilAsserted(() -> assertThat(listed()).contains("CN-FREQ-03"));
    }

    private void conversationsAt(int... hours) {
        for (var hour : hours) {
            world.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(13, hour, 0)).build());
        }
    }

    private void awaitContacts(int count) {
        await().atMost(SECONDS)
                .untilAsserted(() -> conduct().jsonPath("$.contacts.length()").isEqualTo(count));
    }

    private WebTestClient.BodyContentSpec conduct() {
        return world.as("auditor")
                .get()
                .uri("/debtors/{id}/conduct", debtor.debtorId())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private String listed() {
        return String.valueOf(
                world.as("compliance-officer")
                        .get()
                        .uri("/violations?debtorId={id}", debtor.debtorId())
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private String violationId(ContactAttempted call, String rule) {
        return world.events(Topics.COMPLIANCE_VIOLATION, debtor.debtorId()).stream()
                .filter(v -> v.getSubjectId().equals(call.getEventId().toString()))
                .filter(v -> v.getFinding().getRuleId().equals(rule))
                .findFirst()
                .orElseThrow()
                .getViolationId();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
