package io.forbear.endtoend;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.embedded.PidFile;
import io.forbear.embedded.Ports;
import io.forbear.topics.ClientFile;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.RegistryAccess;
import io.forbear.topics.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The system as {@code ./forbear up --secured} starts it: every part a process, reached only as
 * from outside, Kafka, PostgreSQL and the registry over TLS, and no service with more rights than
 * it is given in production.
 */
final class RunningSystem implements AutoCloseable {
    /** A Monday, ten in the morning in Shanghai. */
    static final Instant START = Instant.parse("2026-03-02T02:00:00Z");

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin/java").toString();
    private static final Duration SIMULATION_LIMIT = Duration.ofMinutes(4);
    private static final Duration SEND_LIMIT = Duration.ofMinutes(2);
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final List<String> SERVICES =
            List.of(
                    "account-service",
                    "contact-service",
                    "plan-service",
                    "compliance-service",
                    "gateway-service",
                    "console");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final SpanReceiver spans = new SpanReceiver();
    private final Path data;
    private final Path output;
    private final int[] ports = Ports.free(10);
    private final Process supervisor;
    private final LocalIdentityProvider identities;
    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<SpecificRecord> serializer;

    private RunningSystem() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "system");
        data = folder.resolve("data");
        output = folder.resolve("up.log");
        supervisor = start();
        awaitReady();
        identities = LocalIdentityProvider.in(data.resolve("keys"));
        serializer = new EventSerdes(registry()).serializer();
        producer =
                new KafkaProducer<>(
                        kafka(Map.of("acks", "all")),
                        new StringSerializer(),
                        new ByteArraySerializer());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    private static final class Shared {
        static final RunningSystem INSTANCE = create();

        private static RunningSystem create() {
            try {
                return new RunningSystem();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The one of this JVM. */
    static RunningSystem shared() {
        return Shared.INSTANCE;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + ports[0];
    }

    /** The schema registry, which speaks TLS as all that is not ours does. */
    RegistryAccess registry() {
        return RegistryAccess.of("https://127.0.0.1:" + ports[2], comingAs("admin"));
    }

    /**
     * Settings of a client of Kafka that may do everything: tests look everywhere, and play
     * everybody.
     *
     * @param more settings besides
     */
    Map<String, Object> kafka(Map<String, Object> more) {
        var settings = ClientFile.kafka(comingAs("admin"), bootstrapServers());
        settings.putAll(more);
        return settings;
    }

    private Map<String, String> comingAs(String client) {
        return ClientFile.read(clientFile(client));
    }

    private Path clientFile(String client) {
        return data.resolve("security/clients/" + client + ".properties");
    }

    Path data() {
        return data;
    }

    /** Where the services export their traces to. */
    SpanReceiver spans() {
        return spans;
    }

    /** Publishes an event as one of ours. */
    <V extends SpecificRecord> void publish(Topic<V> topic, V event) {
        send(record(topic, event));
    }

    /** Publishes an event that belongs to a trace. */
    <V extends SpecificRecord> void publish(Topic<V> topic, V event, String traceparent) {
        var record = record(topic, event);
        record.headers()
                .add(
                        "traceparent",
                        traceparent.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        send(record);
    }

    /** Publishes bytes as they are. */
    void publish(String topic, String key, byte[] value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    private <V extends SpecificRecord> ProducerRecord<String, byte[]> record(
            Topic<V> topic, V event) {
        return new ProducerRecord<>(
                topic.name(), topic.keyOf(event), serializer.serialize(topic.name(), event));
    }

    /** Publishes bytes that belong to a trace. */
    void publish(String topic, String key, byte[] value, String traceparent) {
        var record = new ProducerRecord<>(topic, key, value);
        record.headers()
                .add(
                        "traceparent",
                        traceparent.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        send(record);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            // longer than a killed broker needs to be back on a busy machine
            producer.send(record).get(SEND_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("cannot publish to " + record.topic(), e);
        }
    }

    /** Follows topics from their beginning. */
    <V extends SpecificRecord> Follower<V> follow(List<Topic<V>> topics) {
        return new Follower<>(
                this,
                new EventSerdes(registry()).deserializer(),
                topics.stream().map(Topic::name).toList());
    }

    /** What a service answers; JSON null for any status but 200. */
    JsonNode get(Service service, String role, String path) {
        var answer = call(service, role, path);
        return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.nullNode();
    }

    /** The bytes that an address answers with. */
    java.net.http.HttpResponse<byte[]> download(Service service, String role, String path) {
        return answer(request(service, role, path).build(), BodyHandlers.ofByteArray());
    }

    /** What a service answers to a body; JSON null for any refusal. */
    JsonNode post(Service service, String role, String path, String body) {
        var request =
                request(service, role, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var answer = answer(request, BodyHandlers.ofString());
        return answer.statusCode() / 100 == 2 ? JSON.readTree(answer.body()) : JSON.nullNode();
    }

    /** What a service answers to somebody who wants something to be gone. */
    java.net.http.HttpResponse<String> delete(
            Service service, String role, String subject, String path) {
        var token = identities.token(role, subject, Duration.ofMinutes(10));
        var request =
                request(service, role, path)
                        .setHeader("Authorization", "Bearer " + token)
                        .DELETE()
                        .build();
        return answer(request, BodyHandlers.ofString());
    }

    java.net.http.HttpResponse<String> call(Service service, String role, String path) {
        return answer(request(service, role, path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(Service service, String role, String path) {
        return HttpRequest.newBuilder(URI.create(url(service) + path))
                .header("Authorization", "Bearer " + token(role))
                .timeout(Duration.ofSeconds(20));
    }

    private <T> java.net.http.HttpResponse<T> answer(
            HttpRequest request, java.net.http.HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(Service service) {
        return "http://127.0.0.1:" + ports[service.port()];
    }

    String token(String role) {
        return identities.token(role, "end-to-end", Duration.ofMinutes(10));
    }

    /** The address with which somebody is signed in at the console. */
    String consoleLink(String subject, String... roles) {
        var token = identities.token(List.of(roles), subject, List.of("*"), Duration.ofMinutes(10));
        return "http://" + console() + "/#token=" + token;
    }

    /** Host and port of the console. */
    String console() {
        return "127.0.0.1:" + ports[9];
    }

    /** What {@code kill -9} does to a part. */
    void kill(String part) {
        process(part).destroyForcibly();
    }

    /** Lets a part hang: it holds its connections and answers nothing. */
    void pause(String part) {
        signal(part, "STOP");
    }

    /** Lets a part that hangs go on. */
    void resume(String part) {
        signal(part, "CONT");
    }

    private void signal(String part, String signal) {
        try {
            var sent =
                    new ProcessBuilder("kill", "-" + signal, Long.toString(pid(part)))
                            .inheritIO()
                            .start()
                            .waitFor();
            if (sent != 0) {
                throw new AssertionError("kill -" + signal + " " + part + " ended with " + sent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process of a part. */
    long pid(String part) {
        return process(part).pid();
    }

    private ProcessHandle process(String part) {
        return pidFile(part)
                .running()
                .orElseThrow(() -> new AssertionError(part + " does not run"));
    }

    private PidFile pidFile(String part) {
        return new PidFile(data.resolve("run").resolve(part + ".pid"));
    }

    String log() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Plays the simulator against the system, as its users do.
     *
     * @return its exit code
     */
    int simulate(Path log, String... options) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                JAVA,
                                "-Xmx192m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                simulatorClassPath(),
                                "io.forbear.simulator.SimulateCommand",
                                "--bootstrap",
                                bootstrapServers(),
                                "--registry",
                                registry().url(),
                                "--kafka-config",
                                clientFile("simulator").toString(),
                                "--clock-file",
                                data.resolve("clock.properties").toString()));
        command.addAll(List.of(options));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!process.waitFor(SIMULATION_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the simulation does not end:\n" + Files.readString(log));
        }
        return process.exitValue();
    }

    private static String simulatorClassPath() throws IOException {
        var target = Path.of(System.getProperty("forbear.root"), "deploy/simulator/target");
        try (var jars = Files.newDirectoryStream(target, "*-SNAPSHOT.jar")) {
            return jars.iterator().next()
                    + ":"
                    + Files.readString(target.resolve("classpath.txt")).strip();
        }
    }

    private Process start() throws IOException {
        var builder =
                new ProcessBuilder(
                                JAVA,
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dforbear.home=" + System.getProperty("forbear.root"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.forbear.standalone.Forbear",
                                "up",
                                "--secured",
                                "--start",
                                START.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.put("FORBEAR_DATA", data.toString());
        var names =
                List.of(
                        "KAFKA",
                        "KAFKA_CONTROLLER",
                        "REGISTRY",
                        "POSTGRES",
                        "ACCOUNT",
                        "CONTACT",
                        "PLAN",
                        "COMPLIANCE",
                        "GATEWAY",
                        "CONSOLE");
        for (int i = 0; i < names.size(); i++) {
            environment.put("FORBEAR_" + names.get(i) + "_PORT", Integer.toString(ports[i]));
        }
        environment.putAll(watched());
        return builder.start();
    }

    /**
     * Traces are exported, of those only that somebody else has decided to sample; logs are
     * structured; and there is a provider of e-mail, for a collector that nobody is.
     */
    private Map<String, String> watched() {
        var provider = "FORBEAR_GATEWAY_PROVIDERS_NOBODYS_";
        return Map.of(
                "SPRING_PROFILES_ACTIVE",
                "json-logs",
                "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                spans.url(),
                "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_SCHEDULEDELAY",
                "500ms",
                "MANAGEMENT_TRACING_SAMPLING_PROBABILITY",
                "0",
                provider + "MEDIUM",
                "EMAIL",
                provider + "HTTP_URL",
                "http://127.0.0.1:9/messages",
                provider + "COLLECTORS",
                "NOBODY");
    }

    private void awaitReady() throws InterruptedException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!log().contains("ready after")) {
            if (supervisor.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                supervisor.destroy();
                throw new AssertionError("the system did not become ready:\n" + log());
            }
        }
    }

    /**
     * Stops everything. Services and console are not left to end by themselves: each would write
     * down the classes it has loaded, for a next start that this build does not make.
     */
    @Override
    public void close() {
        supervisor.destroy();
        try {
            // from then on it starts nothing again
            while (!log().contains("\nstopping") && !supervisor.waitFor(20, MILLISECONDS)) {}
            SERVICES.forEach(this::end);
            supervisor.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(String part) {
        pidFile(part).running().ifPresent(ProcessHandle::destroyForcibly);
    }
}
