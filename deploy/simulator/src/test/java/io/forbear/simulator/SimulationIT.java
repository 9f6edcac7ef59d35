package io.forbear.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays into a real broker and registry that no service listens to. */
class SimulationIT {
    private static final EmbeddedInfrastructure INFRASTRUCTURE = EmbeddedInfrastructure.shared();

    @TempDir private Path directory;

    @BeforeAll
    static void createTopics() throws ExecutionException, InterruptedException {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", INFRASTRUCTURE.bootstrapServers()))) {
            var topics =
                    Topics.all().stream()
                            .flatMap(topic -> Stream.of(topic.name(), topic.parkedName()))
                            .map(name -> new NewTopic(name, 4, (short) 1))
                            .toList();
            admin.createTopics(topics).all().get();
        }
    }

    @Test
    void publishesATinyPortfolioAndSaysWhatDidNotArrive() throws IOException {
        var clock = clockFile(3600);
        var run = run("--debtors", "20", "--days", "0.1", "--seed", "5", "--clock-file", clock);
        assertThat(run.text())
                .contains("seed 5: 20 debtors")
                .containsPattern("overdue accounts +2[0-9]")
                .containsPattern("attempts by outcome +CONVERSATION +[0-9]+")
                .contains("overdue accounts without a stage")
                .contains("did not arrive");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void publishesTheRealPortfolioAndSaysThatNobodyStagedIt() throws IOException {
        var file = directory.resolve("clients.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(CLIENTS.getBytes(StandardCharsets.UTF_8));
        }
        var run = run("--uci", file.toString(), "--limit", "2");
        assertThat(run.text())
                .contains("6 of 6 months")
                .containsPattern("ever overdue +2 +0\n")
                .containsPattern("overdue now +1 +0\n")
                .containsPattern("cured +1 +0\n")
                .contains("the system does not agree");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void demandsTheSpeedOfTheRunningSystem() throws IOException {
        var run = run("--speed", "100", "--clock-file", clockFile(600));
        assertThat(run.text()).contains("speed 600, not 100; start it with ./forbear up --speed");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void saysWhichBrokerDoesNotAnswer() {
        var run = run("--bootstrap", "127.0.0.1:1");
        assertThat(run.text()).contains("no Kafka broker answers at 127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void saysWhichRegistryDoesNotAnswer() {
        var run = run("--registry", "http://127.0.0.1:1");
        assertThat(run.text()).contains("no schema registry answers at http://127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private static final String CLIENTS =
            """
            ID,X6,X7,X8,X9,X10,X11,X12,X13,X14,X15,X16,X17,X18,X19,X20,X21,X22,X23
            1,0,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1,1,1
            2,2,1,0,0,0,0,100,90,80,70,60,50,0,10,0,0,0,0
            3,-1,2,0,0,0,0,100,90,80,70,60,50,90,10,0,0,0,0
            """;

    private record Run(int exitCode, String text) {}

    private static Run run(String... arguments) {
        var bytes = new ByteArrayOutputStream();
        var print = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var stdout = System.out;
        var stderr = System.err;
        System.setOut(print);
        System.setErr(print);
        try {
            int exitCode = SimulateCommand.run(withAddresses(arguments));
            return new Run(exitCode, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(stdout);
            System.setErr(stderr);
        }
    }

    private static String[] withAddresses(String... arguments) {
        var given = List.of(arguments);
        var addresses =
                Stream.of(
                                List.of("--bootstrap", INFRASTRUCTURE.bootstrapServers()),
                                List.of("--registry", INFRASTRUCTURE.registryUrl()),
                                List.of("--quiet", "2"))
                        .filter(pair -> !given.contains(pair.getFirst()))
                        .flatMap(List::stream);
        return Stream.concat(given.stream(), addresses).toArray(String[]::new);
    }

    private String clockFile(int speed) throws IOException {
        var file = directory.resolve("clock.properties");
        var now = Clock.systemUTC().instant();
        var text = "anchor=%s\nstart=2026-09-16T12:30:00Z\nspeed=%d\n".formatted(now, speed);
        Files.writeString(file, text);
        return file.toString();
    }
}
