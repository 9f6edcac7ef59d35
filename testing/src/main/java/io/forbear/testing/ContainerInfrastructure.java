package io.forbear.testing;

import io.forbear.embedded.Database;
import io.forbear.embedded.Infrastructure;
import io.forbear.embedded.SpringContexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The same in containers, set up as the embedded parts are: topics are not made by themselves,
 * groups do not wait for more members, and nothing outlives the tests.
 *
 * <p>The engine must publish ports on this machine: a {@link Database} is one of 127.0.0.1.
 */
final class ContainerInfrastructure implements Infrastructure {
    private static final int REGISTRY_PORT = 8080;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final Map<String, String> BROKER =
            Map.of(
                    "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                    "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
                    "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4",
                    "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4",
                    "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_NUM_PARTITIONS", "1",
                    "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1",
                    "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1",
                    "KAFKA_HEAP_OPTS", "-Xmx384m");

    private final KafkaContainer kafka =
            new KafkaContainer(image("kafka").asCompatibleSubstituteFor("apache/kafka"))
                    .withEnv(BROKER);
    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer(image("postgres").asCompatibleSubstituteFor("postgres"));
    private final GenericContainer<?> registry =
            new GenericContainer<>(image("registry"))
                    .withExposedPorts(REGISTRY_PORT)
                    .waitingFor(
                            Wait.forHttp("/apis/ccompat/v7/subjects")
                                    .forPort(REGISTRY_PORT)
                                    .withStartupTimeout(START_LIMIT));
    private final AtomicInteger databases = new AtomicInteger();
    private final CompletableFuture<Void> started = Startables.deepStart(kafka, postgres, registry);

    private ContainerInfrastructure() {}

    private static final class Shared {
        static final ContainerInfrastructure INSTANCE = create();

        private static ContainerInfrastructure create() {
            var infrastructure = new ContainerInfrastructure();
            Runtime.getRuntime().addShutdownHook(new Thread(infrastructure::stop));
            return infrastructure;
        }
    }

    /** The one of this JVM: started at the first call, removed when the JVM ends. */
    static ContainerInfrastructure shared() {
        return Shared.INSTANCE;
    }

    /** What a part's container is made of. */
    static DockerImageName image(String part) {
        var images = new Properties();
        try (var in = ContainerInfrastructure.class.getResourceAsStream("images.properties")) {
            images.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var usual = Objects.requireNonNull(images.getProperty(part), part);
        return DockerImageName.parse(System.getProperty("forbear.infra.images." + part, usual));
    }

    @Override
    public String bootstrapServers() {
        started.join();
        return kafka.getBootstrapServers();
    }

    @Override
    public String registryUrl() {
        started.join();
        return "http://%s:%d".formatted(registry.getHost(), registry.getMappedPort(REGISTRY_PORT));
    }

    @Override
    public Database createDatabase(String prefix) {
        started.join();
        if (!THIS_MACHINE.contains(postgres.getHost())) {
            throw new IllegalStateException(
                    "the containers' ports must be published on this machine, found "
                            + postgres.getHost());
        }
        var name = prefix + "_" + databases.incrementAndGet();
        var port = postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        var database = new Database(port, name, name, UUID.randomUUID().toString());
        try (var connection =
                        DriverManager.getConnection(
                                postgres.getJdbcUrl(),
                                postgres.getUsername(),
                                postgres.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, database.password()));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
            statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make database " + name, e);
        }
        return database;
    }

    private void stop() {
        SpringContexts.awaitEnd(STOP_LIMIT);
        registry.stop();
        kafka.stop();
        postgres.stop();
    }
}
