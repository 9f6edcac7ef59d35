package io.forbear.samples;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.gateway.Commanded;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialersIT {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String BOOTSTRAP = Surroundings.INFRASTRUCTURE.bootstrapServers();
    private static final Path SAMPLES = Path.of("../deploy/samples");
    private static final String REGISTRY = Surroundings.INFRASTRUCTURE.registryUrl();

    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    @TempDir private Path folder;

    /** Something that runs until it is told to stop. */
    private interface Running {
        void run(AtomicBoolean goesOn) throws Exception;
    }

    @BeforeAll
    static void topics() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", BOOTSTRAP))) {
            var there = admin.listTopics().names().get();
            admin.createTopics(
                            Stream.<Topic<?>>of(
                                            Topics.COMMAND_VOICE,
                                            Topics.COMMAND_CANCELLED,
                                            Topics.CONTACT_ATTEMPTED)
                                    .map(Topic::name)
                                    .filter(name -> !there.contains(name))
                                    .map(name -> new NewTopic(name, 4, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
    }

    @Test
    void theClassicDialerCallsOnceAndRefusesWhatIsPastOrTakenBack() throws Exception {
        var good = call(CLOCK.instant().minusSeconds(60));
        var past = call(CLOCK.instant().minus(Duration.ofMinutes(16)));
        var taken = call(CLOCK.instant().minusSeconds(60));
        Surroundings.send(Topics.COMMAND_CANCELLED, Commanded.cancelled(taken));
        Surroundings.sendAll(Topics.COMMAND_VOICE, List.of(good, past, good));
        var dialer = new ClassicDialer(settings("classic"), dialer("classic"));

        whileRuns(
                goesOn -> dialer.run(goesOn::get),
                () -> {
                    isReported(good, ContactOutcome.RANG_UNANSWERED);
                    isReported(past, ContactOutcome.NOT_MADE);
                    soon(() -> assertThat(cancellationsRead()).isPositive());
                    Surroundings.send(Topics.COMMAND_VOICE, taken);
                    isReported(taken, ContactOutcome.NOT_MADE);
                });

        assertThat(calls).containsEntry(good.getCommandId(), 1);
        assertThat(calls).doesNotContainKey(past.getCommandId());
        assertThat(calls).doesNotContainKey(taken.getCommandId());
    }

    private static long cancellationsRead() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", BOOTSTRAP))) {
            return admin
                    .listConsumerGroupOffsets("sample-dialer")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(one -> one.getKey().topic().equals(Topics.COMMAND_CANCELLED.name()))
                    .mapToLong(one -> one.getValue().offset())
                    .sum();
        }
    }

    @Test
    void twoDialersOfAShareGroupShareCommandsAndCallEachOnce() throws Exception {
        var commands =
                Stream.generate(() -> call(CLOCK.instant().minusSeconds(60))).limit(20).toList();
        var past = call(CLOCK.instant().minus(Duration.ofMinutes(16)));
        var taken = call(CLOCK.instant().minusSeconds(60));
        var one = new ShareGroupDialer(settings("share"), dialer("share"));
        var other = new ShareGroupDialer(settings("share"), dialer("share"));
        ShareGroup.prepare(settings("share"));
        Surroundings.send(Topics.COMMAND_CANCELLED, Commanded.cancelled(taken));
        Surroundings.sendAll(Topics.COMMAND_VOICE, commands);
        Surroundings.sendAll(Topics.COMMAND_VOICE, List.of(past, taken));

        whileRuns(
                goesOn -> whileRuns(inner -> one.run(inner::get), () -> other.run(goesOn::get)),
                () -> {
                    commands.forEach(c -> isReported(c, ContactOutcome.RANG_UNANSWERED));
                    isReported(past, ContactOutcome.NOT_MADE);
                    isReported(taken, ContactOutcome.NOT_MADE);
                });

        assertThat(commands).allMatch(c -> calls.getOrDefault(c.getCommandId(), 0) == 1);
        assertThat(calls).doesNotContainKey(past.getCommandId());
        assertThat(calls).doesNotContainKey(taken.getCommandId());
    }

    @Test
    void theJournalKnowsAfterACrashWhatHadBegun() throws Exception {
        var command = call(CLOCK.instant().minusSeconds(60));
        assertThat(dialer("journal").begins(command)).isTrue();

        var again = dialer("journal");

        assertThat(again.begins(command)).isFalse();
        assertThat(again.begins(call(CLOCK.instant().minusSeconds(60)))).isTrue();
    }

    @Test
    void aClientToCopyFromFitsOnAPage() throws IOException {
        var sources = SAMPLES.resolve("src/main/java/io/forbear/samples");
        for (var client : List.of("ClassicDialer.java", "ShareGroupDialer.java")) {
            assertThat(Files.readAllLines(sources.resolve(client))).hasSizeLessThanOrEqualTo(60);
        }
    }

    /** As they are shipped, but for the addresses. */
    private static Properties settings(String client) throws IOException {
        var settings = Settings.of(SAMPLES.resolve(client + ".properties").toString());
        settings.put("bootstrap.servers", BOOTSTRAP);
        settings.put("registry.url", REGISTRY);
        return settings;
    }

    private Dialer dialer(String journal) throws IOException {
        var shared = Files.createDirectories(folder.resolve(journal));
        return Dialer.with(shared, CLOCK, this::ring);
    }

    /** What is checked while something runs. */
    private interface Check {
        void check() throws Exception;
    }

    private static void whileRuns(Running running, Check check) throws Exception {
        var goesOn = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended =
                    threads.submit(
                            () -> {
                                running.run(goesOn);
                                return true;
                            });
            try {
                check.check();
            } catch (Exception | AssertionError failed) {
                goesOn.set(false);
                whyItEnded(ended).ifPresent(failed::addSuppressed);
                throw failed;
            }
            goesOn.set(false);
            assertThat(ended).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    private static Optional<Throwable> whyItEnded(Future<?> ended) throws Exception {
        try {
            ended.get(20, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e);
        }
    }

    private ContactOutcome ring(ContactCommand command) {
        calls.merge(command.getCommandId(), 1, Integer::sum);
        return ContactOutcome.RANG_UNANSWERED;
    }

    private static ContactCommand call(java.time.Instant from) {
        return ContactCommand.newBuilder(Commanded.sms(from, "a call"))
                .setChannel(Channel.VOICE_HUMAN)
                .build();
    }

    private static void isReported(ContactCommand command, ContactOutcome expected) {
        soon(
                () ->
                        assertThat(
                                        Surroundings.read(
                                                Topics.CONTACT_ATTEMPTED, command.getDebtorId()))
                                .extracting(ContactAttempted::getOutcome)
                                .containsExactly(expected));
    }
}
