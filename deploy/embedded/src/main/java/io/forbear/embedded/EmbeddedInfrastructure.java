package io.forbear.embedded;

import io.forbear.embedded.PostgresServer.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker, PostgreSQL server and schema registry for integration tests, on ports of the
 * operating system's choice. They start side by side in the background; each accessor waits for the
 * part it speaks of, and only for that one.
 *
 * <pre>{@code
 * static final EmbeddedInfrastructure INFRASTRUCTURE = EmbeddedInfrastructure.shared();
 * static final Database DATABASE = INFRASTRUCTURE.createDatabase("account");
 *
 * @DynamicPropertySource
 * static void addresses(DynamicPropertyRegistry properties) {
 *     properties.add("spring.kafka.bootstrap-servers", INFRASTRUCTURE::bootstrapServers);
 *     properties.add("forbear.registry.url", INFRASTRUCTURE::registryUrl);
 *     properties.add("spring.r2dbc.url", DATABASE::r2dbcUrl);
 * }
 * }</pre>
 *
 * <p>Topics are not made by themselves: a typing mistake would pass for an empty topic.
 */
public final class EmbeddedInfrastructure implements Infrastructure, AutoCloseable {
    static final List<String> PARTS = List.of("kafka", "registry", "postgres");

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Executor THREADS =
            task -> Thread.ofPlatform().daemon().name("embedded-start").start(task);

    private final Path directory;
    private final AtomicInteger databases = new AtomicInteger();
    private final KafkaBroker kafka;
    private final PostgresServer postgres;
    private final int registryPort;
    private final CompletableFuture<RunningProgram> runningKafka;
    private final CompletableFuture<RunningProgram> runningPostgres;
    private final CompletableFuture<RunningProgram> runningRegistry;

    private EmbeddedInfrastructure(Path directory, Durability durability) {
        var ports = Ports.free(4);
        this.directory = directory;
        this.kafka = new KafkaBroker(ports[0], ports[1], directory.resolve("kafka"), log("kafka"));
        this.postgres =
                new PostgresServer(
                        ports[2],
                        directory.resolve("postgres"),
                        log("postgres"),
                        secret("postgres"),
                        durability);
        this.registryPort = ports[3];
        this.runningPostgres = inBackground(() -> run(postgres.prepare()));
        this.runningRegistry =
                inBackground(() -> run(registry(registryDatabase(durability)).prepare()));
        this.runningKafka = inBackground(() -> run(kafka.prepare()));
    }

    private static final class Shared {
        static final EmbeddedInfrastructure INSTANCE = start();

        private static EmbeddedInfrastructure start() {
            var infrastructure =
                    new EmbeddedInfrastructure(TestDirectory.create(), Durability.FLEETING);
            Runtime.getRuntime().addShutdownHook(new Thread(infrastructure::discard));
            return infrastructure;
        }
    }

    /** The one of this JVM: started at the first call, stopped and deleted when the JVM ends. */
    public static EmbeddedInfrastructure shared() {
        return Shared.INSTANCE;
    }

    /** One whose data lies in the directory and is found there again by the next start. */
    public static EmbeddedInfrastructure startIn(Path directory) {
        return new EmbeddedInfrastructure(directory.toAbsolutePath(), Durability.LASTING);
    }

    @Override
    public String bootstrapServers() {
        await(runningKafka);
        return kafka.bootstrapServers();
    }

    @Override
    public String registryUrl() {
        await(runningRegistry);
        return registry(null).url();
    }

    @Override
    public Database createDatabase(String prefix) {
        return database(prefix + "_" + databases.incrementAndGet());
    }

    /** The database of exactly this name; made if it is missing. */
    public Database database(String name) {
        await(runningPostgres);
        return postgres.ensureDatabase(name, secret(name));
    }

    /** Stops all parts. The data stays. */
    @Override
    public void close() {
        // the registry first: it uses the database
        stop(runningRegistry);
        stop(runningKafka);
        stop(runningPostgres);
    }

    private void discard() {
        SpringContexts.awaitEnd(STOP_LIMIT);
        // at once: nothing of it is needed again, and the JVM may not take long to end
        var stops =
                Stream.of(runningRegistry, runningKafka, runningPostgres)
                        .map(part -> CompletableFuture.runAsync(() -> stop(part), THREADS))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(stops).join();
        try {
            Cache.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }

    private SchemaRegistry registry(@Nullable Database database) {
        return new SchemaRegistry(
                registryPort, directory.resolve("registry"), log("registry"), database);
    }

    private @Nullable Database registryDatabase(Durability durability) {
        return durability == Durability.LASTING ? database("registry") : null;
    }

    private RunningProgram run(Program program) {
        var running = program.start();
        TestDirectory.pidFile(directory, program.name()).write(running.handle());
        try {
            return running.awaitReady(START_LIMIT);
        } catch (ProgramFailure e) {
            running.stop(STOP_LIMIT);
            throw e;
        }
    }

    private Path log(String part) {
        return directory.resolve("logs").resolve(part + ".log");
    }

    private String secret(String name) {
        return Secrets.in(directory.resolve("secrets")).get(name);
    }

    private static CompletableFuture<RunningProgram> inBackground(Supplier<RunningProgram> start) {
        return CompletableFuture.supplyAsync(start, THREADS);
    }

    private static RunningProgram await(CompletableFuture<RunningProgram> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            throw new ProgramFailure(String.valueOf(e.getCause()), e);
        }
    }

    private static void stop(CompletableFuture<RunningProgram> part) {
        part.thenAccept(program -> program.stop(STOP_LIMIT)).exceptionally(_ -> null).join();
    }
}
