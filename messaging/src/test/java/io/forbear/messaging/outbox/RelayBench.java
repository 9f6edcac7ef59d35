package io.forbear.messaging.outbox;

import static org.awaitility.Awaitility.await;

import io.forbear.embedded.Database;
import io.forbear.messaging.Samples;
import io.forbear.messaging.topics.RegistrySettings;
import io.forbear.messaging.topics.TopicPreparation;
import io.forbear.messaging.topics.TopicSettings;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.KafkaClients;
import io.forbear.testing.Surroundings;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;

/** An outbox that can be filled, and relays of it that can be stopped at any step. */
final class RelayBench implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TOPIC = Topics.PLAN_COMPLETED.name();

    private final String debtor = Samples.newDebtor();
    private final Database database;
    private final Connection connection;
    private final KafkaClients clients;
    private final String service;
    private long filled;

    private RelayBench(String service) throws SQLException {
        this.service = service;
        this.database = Surroundings.newDatabase(service);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/messaging")
                .load()
                .migrate();
        this.connection =
                DriverManager.getConnection(
                        database.jdbcUrl(), database.user(), database.password());
        Map<String, Object> address =
                Map.of("bootstrap.servers", Surroundings.INFRASTRUCTURE.bootstrapServers());
        this.clients = new KafkaClients(address, address, address);
    }

    static RelayBench open(String name) throws SQLException {
        var bench = new RelayBench("bench-" + name);
        var registry = Surroundings.INFRASTRUCTURE.registryUrl();
        try (var bytes = new EventBytes(new EventSerdes(registry))) {
            var settings = new TopicSettings(true, 4, (short) 1, null);
            var registration = new RegistrySettings(registry, true);
            new TopicPreparation(
                            settings,
                            Samples.RETENTION,
                            bench.clients,
                            bytes,
                            registration,
                            bench.service)
                    .start();
        }
        return bench;
    }

    /** Adds so many rows of one key; the payload of each is its number. */
    void fill(int rows) throws SQLException {
        fill(rows, debtor, "convert_to(n::text, 'UTF8')");
    }

    /** Adds so many rows of as many keys, each with a payload of so many bytes. */
    void fillWide(int rows, int bytes) throws SQLException {
        fill(rows, debtor + "' || n || '", "convert_to(repeat('x', " + bytes + "), 'UTF8')");
    }

    private void fill(int rows, String key, String payload) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into outbox (id, aggregatetype, aggregateid, type, payload)
                    select gen_random_uuid(), '%s', '%s', 'test', %s
                    from generate_series(%d, %d) n
                    """
                            .formatted(TOPIC, key, payload, filled + 1, filled + rows));
        }
        filled += rows;
    }

    /** Adds so many records of one key as one row; the payload of each is its number. */
    void fillBundle(int records) throws SQLException {
        var rows =
                LongStream.rangeClosed(filled + 1, filled + records)
                        .mapToObj(n -> Long.toString(n).getBytes(StandardCharsets.UTF_8))
                        .map(this::row)
                        .toList();
        var bundle = Bundle.of(rows).getFirst();
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into outbox (id, aggregatetype, type, records, payload)
                        values (?, 'bundle', 'bundle', ?, ?)
                        """)) {
            statement.setObject(1, bundle.id());
            statement.setInt(2, bundle.records());
            statement.setBytes(3, bundle.bytes());
            statement.executeUpdate();
        }
        filled += bundle.records();
    }

    private OutboxRow row(byte[] value) {
        return new OutboxRow(UUID.randomUUID(), TOPIC, debtor, "test", value, Map.of());
    }

    /** The payloads of all rows, in their order. */
    List<String> filled() {
        return LongStream.rangeClosed(1, filled).mapToObj(Long::toString).toList();
    }

    /** The payloads that consumers see, in their order. */
    List<String> published() {
        return Surroundings.read(TOPIC, debtor).stream()
                .map(message -> new String(message.value(), StandardCharsets.UTF_8))
                .toList();
    }

    RelaySession session() {
        return RelaySession.open(
                new PostgresqlConnectionFactory(
                        PostgresqlConnectionConfiguration.builder()
                                .host("127.0.0.1")
                                .port(database.port())
                                .database(database.name())
                                .username(database.user())
                                .password(database.password())
                                .build()));
    }

    BatchPublisher publisher() {
        return BatchPublisher.open(clients, "outbox-" + service);
    }

    OutboxRelay relay() {
        return new OutboxRelay(
                new PostgresqlConnectionFactory(
                        PostgresqlConnectionConfiguration.builder()
                                .host("127.0.0.1")
                                .port(database.port())
                                .database(database.name())
                                .username(database.user())
                                .password(database.password())
                                .build()),
                clients,
                service,
                new OutboxSettings(
                        true,
                        2000,
                        Duration.ofMillis(200),
                        Duration.ofMillis(200),
                        Duration.ofDays(1)),
                new Wakeup(),
                new RelayMetrics(new SimpleMeterRegistry()));
    }

    void relayUntilEmpty() {
        var relay = relay();
        relay.start();
        try {
            awaitEmpty();
        } finally {
            relay.stop();
        }
    }

    /** Waits until something has been published. */
    void awaitProgress() throws SQLException {
        var before = backlog();
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> before == 0 || backlog() < before);
    }

    private long backlog() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from outbox")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void awaitEmpty() {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(this::isEmpty);
    }

    /** As if the connections of all relays were lost. */
    void killSessions() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    select pg_terminate_backend(pid) from pg_locks
                    where locktype = 'advisory' and pid <> pg_backend_pid()
                        and database = (select oid from pg_database where datname = current_database())
                    """);
        }
    }

    private boolean isEmpty() throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select not exists (select from outbox)
                                    and not exists (select from outbox_batch)
                                """)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
