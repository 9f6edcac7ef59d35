package io.forbear.compliance;

import static io.forbear.compliance.EventExamples.may;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.util.FileSystemUtils;

class SeveralInstancesIT implements WithComplianceService {
    private static final Duration SECONDS = Duration.ofSeconds(60);
    private static final HostInfo NAMED = new HostInfo("compliance-service-1", 8084);

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

    /**
     * What an instance with a name held waits for it while it starts anew: nothing is moved, and it
     * does not read case files from Kafka again.
     */
    @Test
    void expectsANamedInstanceBack() {
        for (var debtor : debtors) {
            Surroundings.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        }
        var state = STREAMS.resolveSibling("named");
        try (var named = named(state)) {
            var stream = named.getBean(StreamsBuilderFactoryBean.class);
            await().atMost(SECONDS).until(() -> owners().anyMatch(NAMED::equals));
            await().atMost(SECONDS).until(() -> isRunning(streams) && isRunning(stream));
            var before = ownersByDebtor();
            var moves = rebalances();
            assertThat(readAgain(stream, () -> {})).isZero();
            assertThat(ownersByDebtor()).isEqualTo(before).containsValue(NAMED);
            assertThat(rebalances()).isEqualTo(moves);
            assertThat(readAgain(stream, () -> FileSystemUtils.deleteRecursively(state.toFile())))
                    .isPositive();
        } finally {
            expectNoLonger();
        }
        await().atMost(SECONDS).until(() -> owners().noneMatch(NAMED::equals));
    }

    private ConfigurableApplicationContext named(Path state) {
        return SecondInstance.start(
                environment,
                state,
                "--forbear.compliance.advertised=" + NAMED.host() + ":" + NAMED.port(),
                "--spring.kafka.streams.properties.group.instance.id=" + NAMED.host(),
                "--spring.kafka.streams.properties.session.timeout.ms=60000");
    }

    private Map<String, HostInfo> ownersByDebtor() {
        return debtors.stream().collect(toMap(EventExamples::debtorId, this::owner));
    }

    private static boolean isRunning(StreamsBuilderFactoryBean stream) {
        return requireNonNull(stream.getKafkaStreams()).state() == KafkaStreams.State.RUNNING;
    }

    /** Starts a stream anew; how many records of case files it read from Kafka for that. */
    private static long readAgain(StreamsBuilderFactoryBean stream, Runnable meanwhile) {
        var restored = new RestoredRecords();
        stream.stop();
        meanwhile.run();
        stream.setStateRestoreListener(restored);
        stream.start();
        await().atMost(SECONDS).until(() -> isRunning(stream));
        return restored.count.get();
    }

    private static final class RestoredRecords implements StateRestoreListener {
        private final AtomicLong count = new AtomicLong();

        @Override
        public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
            // counted as they come
        }

        @Override
        public void onBatchRestored(TopicPartition partition, String store, long end, long read) {
            // rule packs are in memory, and read at every start
            if (store.equals(CaseFileStore.NAME)) {
                count.addAndGet(read);
            }
        }

        @Override
        public void onRestoreEnd(TopicPartition partition, String store, long total) {
            // counted as they came
        }
    }

    /** How often the instance that stayed was given partitions anew. */
    private double rebalances() {
        var found =
                requireNonNull(streams.getKafkaStreams()).metrics().values().stream()
                        .filter(one -> one.metricName().name().equals("rebalance-total"))
                        .toList();
        assertThat(found).isNotEmpty();
        return found.stream().mapToDouble(one -> (double) one.metricValue()).sum();
    }

    /** As operations do who take an instance away for good. */
    private static void expectNoLonger() {
        var server =
                Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Surroundings.INFRASTRUCTURE.bootstrapServers());
        try (var admin = Admin.create(server)) {
            admin.removeMembersFromConsumerGroup(
                            "compliance-service",
                            new RemoveMembersFromConsumerGroupOptions(
                                    Stream.of(1, 2)
                                            .map(thread -> NAMED.host() + "-" + thread)
                                            .map(MemberToRemove::new)
                                            .toList()))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
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
        return requireNonNull(streams.getKafkaStreams())
                .queryMetadataForKey(
                        CaseFileStore.NAME,
                        debtor.debtorId().getBytes(UTF_8),
                        Serdes.ByteArray().serializer())
                .activeHost();
    }
}
