package io.forbear.compliance;

import static io.forbear.compliance.EventExamples.may;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

class SeveralInstancesIT implements WithComplianceService {
    private static final Duration SECONDS = Duration.ofSeconds(60);

    private final List<EventExamples> debtors =
            Stream.generate(() -> new EventExamples("P-" + UUID.randomUUID())).limit(12).toList();

    @Value("${local.server.port}")
    private int port;

    @Autowired private Environment environment;

    @Autowired private StreamsBuilderFactoryBean streams;

    @Test
    void answersForEveryDebtorFromEveryInstance() {
        for (var debtor : debtors) {
            Surroundings.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
            Surroundings.send(Topics.ACCOUNT_STAGE, debtor.account());
            Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 23, 0)).build());
            Surroundings.send(Topics.COMPLAINT_FILED, debtor.complaint(may(12, 9, 0)));
        }
        try (var second = SecondInstance.start(environment, STREAMS.resolveSibling("third"))) {
            var ports = List.of(port, SecondInstance.portOf(second));
            await().atMost(SECONDS).until(() -> owners().distinct().count() == 2);
            assertThat(owners().distinct().map(HostInfo::port))
                    .containsExactlyInAnyOrderElementsOf(ports);
            await().atMost(SECONDS).untilAsserted(() -> ports.forEach(this::answersForAll));
            asksOnlyOnce(ports);
            ports.forEach(SeveralInstancesIT::tellsWhatAllOfThemKnow);
            await().atMost(SECONDS).untilAsserted(() -> ports.forEach(this::assignsAll));
        }
        await().atMost(SECONDS).untilAsserted(() -> answersForAll(port));
    }

    private void answersForAll(int at) {
        var api = Api.at(at).as("auditor");
        for (var debtor : debtors) {
            var address = "/debtors/" + debtor.debtorId();
            var conduct = api.get(address + "/conduct");
            assertThat(conduct.path("contacts").toString()).contains("CN-HOURS-01");
            var contact = conduct.at("/contacts/0/eventId").asString();
            assertThat(api.get("/contacts/" + contact + "/findings").path("debtorId").asString())
                    .isEqualTo(debtor.debtorId());
            assertThat(
                            api.get(address + "/availability?channel=SMS&channel=EMAIL")
                                    .path("channels")
                                    .size())
                    .isEqualTo(2);
        }
        // whoever has the debtor asks for the role himself
        Api.at(at)
                .as("gateway")
                .refusal(
                        HttpStatus.FORBIDDEN,
                        "/debtors/" + debtors.getFirst().debtorId() + "/conduct");
    }

    /** What the desk does reaches the instance that has the debtor, with its body. */
    private void assignsAll(int at) {
        for (var debtor : debtors) {
            var handler = "h-" + at;
            var handling =
                    Api.at(at)
                            .as("compliance-officer")
                            .post(
                                    HttpStatus.OK,
                                    "/complaints/" + debtor.debtorId() + "-complaint/assignment",
                                    "{\"handler\": \"" + handler + "\"}");
            assertThat(handling.at("/assignment/handler").asString("")).isEqualTo(handler);
        }
    }

    /** Of what each knows a share only, the others are asked; one that is gone is a 503. */
    private static void tellsWhatAllOfThemKnow(int at) {
        var api = Api.at(at).as("auditor");
        var pack = api.get("/rule-packs?status=ACTIVE").at("/items/0/id").asString();
        var report = api.get("/rule-packs/" + pack + "/shadow");
        assertThat(report.path("subjects").asInt(-1)).isZero();
    }

    /** A call that was passed on once is not passed on again. */
    private void asksOnlyOnce(List<Integer> ports) {
        var debtor = debtors.getFirst();
        for (var at : ports) {
            var answer =
                    Api.at(at)
                            .as("auditor")
                            .with("Forbear-Forwarded", "1")
                            .client()
                            .get()
                            .uri("/debtors/{id}/conduct", debtor.debtorId())
                            .exchange();
            if (owner(debtor).port() == at) {
                answer.expectStatus().isOk();
            } else {
                answer.expectStatus()
                        .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                        .expectHeader()
                        .exists(HttpHeaders.RETRY_AFTER);
            }
        }
    }

    private Stream<HostInfo> owners() {
        return debtors.stream().map(this::owner);
    }

    private HostInfo owner(EventExamples debtor) {
        return Objects.requireNonNull(streams.getKafkaStreams())
                .queryMetadataForKey(
                        CaseFileStore.NAME,
                        debtor.debtorId().getBytes(UTF_8),
                        Serdes.ByteArray().serializer())
                .activeHost();
    }
}
