package io.forbear.messaging;

import static io.forbear.testing.Soon.soon;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.embedded.Database;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import reactor.core.publisher.Mono;

/** In an outage nothing is parked, nothing is lost, and all goes on by itself afterwards. */
class OutageIT {
    private static final String SERVICE = "cut-off";
    private static final String JOINED = "joined-meanwhile";
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(60);
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", Surroundings.INFRASTRUCTURE.bootstrapServers());
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    @Test
    void waitsUntilTheDatabaseIsBack() throws Exception {
        var database = Surroundings.newDatabase(SERVICE);
        var arguments = SampleApplication.arguments(SERVICE, database).toArray(String[]::new);
        try (var service = new SpringApplicationBuilder(SampleApplication.class).run(arguments)) {
            var ledger = service.getBean(Ledger.class);
            var debtor = Samples.newDebtor();
            var payments = IntStream.range(0, 50).mapToObj(i -> "p" + i).toList();
            pay(debtor, "first");
            soon(() -> assertThat(ledger.payments(debtor)).containsExactly("first"));

            cutOff(database, () -> payments.forEach(payment -> pay(debtor, payment)));

            soon(() -> assertThat(ledger.payments(debtor)).hasSize(51));
            assertThat(ledger.payments(debtor).subList(1, 51)).isEqualTo(payments);
            soon(
                    () ->
                            assertThat(Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor))
                                    .hasSize(51));
            assertThat(Surroundings.read(Topics.ACCOUNT_PAYMENT.parkedName(), debtor)).isEmpty();
        }
    }

    /** What waits for the database is not committed when partitions change hands meanwhile. */
    @Test
    void losesNothingAndKeepsTheOrderThoughOthersJoinMeanwhile() throws Exception {
        var database = Surroundings.newDatabase(JOINED);
        var arguments = SampleApplication.arguments(JOINED, database).toArray(String[]::new);
        try (var service = new SpringApplicationBuilder(SampleApplication.class).run(arguments);
                var admin = Admin.create(KAFKA)) {
            var ledger = service.getBean(Ledger.class);
            var debtor = Samples.newDebtor();
            var payments = IntStream.range(0, 50).mapToObj(i -> "p" + i).toList();
            pay(debtor, "first");
            soon(() -> assertThat(ledger.payments(debtor)).containsExactly("first"));
            soon(() -> assertThat(lag(admin)).isZero());

            cutOff(
                    database,
                    () -> {
                        payments.forEach(payment -> pay(debtor, payment));
                        joinAndLeave();
                        assertThat(lag(admin)).isEqualTo(payments.size());
                    });

            soon(() -> assertThat(ledger.payments(debtor)).hasSize(51));
            assertThat(ledger.payments(debtor).subList(1, 51)).isEqualTo(payments);
            soon(() -> assertThat(lag(admin)).isZero());
        }
    }

    /** A consumer of the same group takes partitions over, and gives them back. */
    private static void joinAndLeave() {
        var settings = new HashMap<>(KAFKA);
        settings.put("group.id", JOINED);
        settings.put("enable.auto.commit", false);
        settings.put("partition.assignment.strategy", RangeAssignor.class.getName());
        var bytes = new ByteArrayDeserializer();
        try (var other = new KafkaConsumer<>(settings, bytes, bytes)) {
            other.subscribe(Set.of(Topics.ACCOUNT_PAYMENT.name()));
            var end = Mono.delay(JOIN_LIMIT).toFuture();
            while (other.assignment().isEmpty() && !end.isDone()) {
                other.poll(Duration.ofMillis(100));
            }
            assertThat(other.assignment()).isNotEmpty();
        }
    }

    /** How many records of payments lie behind what the group has committed. */
    private static long lag(Admin admin) {
        try {
            var committed =
                    admin.listConsumerGroupOffsets(JOINED).partitionsToOffsetAndMetadata().get();
            var places =
                    committed.keySet().stream()
                            .filter(place -> place.topic().equals(Topics.ACCOUNT_PAYMENT.name()))
                            .collect(Collectors.toMap(place -> place, _ -> OffsetSpec.latest()));
            var ends = admin.listOffsets(places).all().get();
            return ends.entrySet().stream()
                    .mapToLong(
                            end ->
                                    end.getValue().offset()
                                            - requireNonNull(committed.get(end.getKey())).offset())
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsARegistryThatIsGoneFromASchemaThatIsUnknown() throws IOException {
        var known =
                Surroundings.encode(
                        Topics.ACCOUNT_PAYMENT, Samples.payment(Samples.newDebtor(), "p"));
        try (var registry = new RegistryProbe(Surroundings.INFRASTRUCTURE.registryUrl());
                var gone = new RegistryProbe("http://127.0.0.1:" + closedPort())) {
            assertThat(registry.knowsSchema(EventBytes.schemaId(known))).isTrue();
            assertThat(registry.knowsSchema(987_654_321)).isFalse();
            assertThat(registry.knowsSchema(-1)).isFalse();
            assertThatThrownBy(() -> gone.knowsSchema(1)).isInstanceOf(RegistryProbe.Outage.class);
        }
    }

    /** Ends all connections to a database and lets nobody in until the action is over. */
    private static void cutOff(Database database, Runnable action) throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("alter database %s connection limit 0".formatted(database.name()));
            statement.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                        and backend_type = 'client backend'
                    """);
            action.run();
            Mono.delay(OUTAGE).block();
            statement.execute("alter database %s connection limit -1".formatted(database.name()));
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pay(String debtor, String payment) {
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, payment));
    }
}
