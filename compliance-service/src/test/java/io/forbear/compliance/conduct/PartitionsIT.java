package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.conduct.Stories.Call;
import io.forbear.compliance.conduct.Stories.Sent;
import io.forbear.compliance.conduct.Stories.Turns;
import io.forbear.embedded.KafkaBroker;
import io.forbear.embedded.Ports;
import io.forbear.embedded.RunningProgram;
import io.forbear.events.ContactDecided;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactProposed;
import io.forbear.events.DecisionKind;
import io.forbear.events.FindingRecord;
import io.forbear.events.VoiceMode;
import io.forbear.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any number of partitions and threads, any order of arrival, any interruption: the same decisions
 * and in the end the same findings.
 */
class PartitionsIT {
    private static final long SEED = 20_260_530L;
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final List<ContactOutcome> OUTCOMES =
            List.of(
                    ContactOutcome.CONVERSATION,
                    ContactOutcome.CONVERSATION,
                    ContactOutcome.RANG_UNANSWERED,
                    ContactOutcome.CONNECTED_NO_CONVERSATION);

    @TempDir static Path directory;

    // set before all tests
    @SuppressWarnings("NullAway.Init")
    private static RunningProgram broker;

    @SuppressWarnings("NullAway.Init")
    private static String bootstrap;

    private final Random random = new Random(SEED);
    private final List<EventExamples> debtors =
            IntStream.range(0, 24).mapToObj(n -> new EventExamples("P-" + n)).toList();
    private final Map<EventExamples, List<Sent<?>>> stories = new LinkedHashMap<>();
    private final List<ContactProposed> proposals =
            debtors.stream().flatMap(d -> proposals(d).stream()).toList();
    private final List<Sent<?>> lateCalls = lateCalls();

    PartitionsIT() {
        debtors.forEach(debtor -> stories.put(debtor, story(debtor)));
    }

    /**
     * What a stream came to.
     *
     * @param found before anything was proposed
     * @param decided by proposal
     * @param standing in the end
     */
    private record End(
            Map<String, FindingRecord> found,
            Map<String, ContactDecided> decided,
            Map<String, FindingRecord> standing) {

        private static End of(Map<String, FindingRecord> found, LiveStream stream) {
            assertThat(stream.parked()).isZero();
            var decided = new HashMap<String, ContactDecided>();
            for (var decision : stream.read(Topics.CONTACT_DECIDED)) {
                assertThat(decided.put(decision.getProposalId(), decision)).isNull();
            }
            return new End(found, decided, standingOf(stream));
        }
    }

    @BeforeAll
    static void startsABroker() {
        var ports = Ports.free(2);
        var kafka =
                new KafkaBroker(
                        ports[0],
                        ports[1],
                        directory.resolve("kafka"),
                        directory.resolve("kafka.log"));
        bootstrap = kafka.bootstrapServers();
        broker = kafka.prepare().start();
        broker.awaitReady(START_LIMIT);
    }

    @AfterAll
    static void stopsIt() {
        broker.stop(Duration.ofSeconds(10));
    }

    @Test
    void decidesAndFindsTheSameWithAnyPartitionsAndThreads() {
        var one = undisturbed();
        var many = interrupted();

        var expected = new HashMap<String, FindingRecord>();
        stories.forEach((debtor, story) -> expected.putAll(Stories.found(debtor, story)));
        assertThat(one.found()).isNotEmpty().isEqualTo(expected);
        assertThat(many.found()).isEqualTo(expected);

        assertThat(one.decided()).hasSize(proposals.size());
        assertThat(one.decided().values())
                .extracting(ContactDecided::getDecision)
                .contains(DecisionKind.PERMITTED, DecisionKind.DENIED, DecisionKind.DEFERRED);
        assertThat(many.decided()).isEqualTo(one.decided());

        assertThat(one.standing()).isNotEqualTo(one.found());
        assertThat(many.standing()).isEqualTo(one.standing());
    }

    /** One partition, one thread, nothing between. */
    private End undisturbed() {
        try (var stream = new LiveStream(bootstrap, 1, 1, directory.resolve("one"))) {
            stream.send(facts());
            stream.awaitRead();
            var found = standingOf(stream);
            stream.send(asked(proposals));
            stream.awaitRead();
            stream.send(Stories.arrival(lateCalls, random));
            stream.awaitRead();
            return End.of(found, stream);
        }
    }

    /** Closed in the middle of the facts, and between proposals, the second time without a disk. */
    private End interrupted() {
        try (var stream = new LiveStream(bootstrap, 5, 3, directory.resolve("many"))) {
            var facts = facts();
            stream.send(facts.subList(0, facts.size() / 2));
            stream.awaitBegun();
            stream.restart(directory.resolve("many"));
            stream.send(facts.subList(facts.size() / 2, facts.size()));
            stream.awaitRead();
            var found = standingOf(stream);
            stream.send(asked(proposals.subList(0, proposals.size() / 2)));
            stream.restart(directory.resolve("empty"));
            stream.send(asked(proposals.subList(proposals.size() / 2, proposals.size())));
            stream.awaitRead();
            stream.send(Stories.arrival(lateCalls, random));
            stream.awaitRead();
            return End.of(found, stream);
        }
    }

    /** All stories mixed, each time in another order. */
    private List<Sent<?>> facts() {
        var all = new ArrayList<Sent<?>>();
        stories.values().forEach(all::addAll);
        return Stories.arrival(all, random);
    }

    /** In this order, for each permit changes the next answer; some twice. */
    private List<Sent<?>> asked(List<ContactProposed> wanted) {
        var asked = new ArrayList<Sent<?>>();
        for (var proposal : wanted) {
            asked.add(new Sent<>(Topics.CONTACT_PROPOSED, proposal));
            if (random.nextInt(4) == 0) {
                asked.add(asked.get(random.nextInt(asked.size())));
            }
        }
        return asked;
    }

    private List<Sent<?>> story(EventExamples debtor) {
        var calls =
                IntStream.range(0, 4 + random.nextInt(12))
                        .mapToObj(
                                _ ->
                                        new Call(
                                                2 + random.nextInt(5),
                                                6 + random.nextInt(18),
                                                OUTCOMES.get(random.nextInt(OUTCOMES.size())),
                                                random.nextBoolean()
                                                        ? VoiceMode.INTERACTIVE
                                                        : VoiceMode.NOTIFICATION,
                                                random.nextInt(4) == 0))
                        .toList();
        var turns = new Turns(day(), day(), day(), random.nextBoolean());
        return Stories.of(debtor, calls, turns);
    }

    private int day() {
        return 1 + random.nextInt(9);
    }

    /** Some within hours, some not, and more a day than may be. */
    private static List<ContactProposed> proposals(EventExamples debtor) {
        return IntStream.of(5, 9, 10, 11, 12, 13, 22)
                .mapToObj(hour -> debtor.proposal(may(30, hour, 30)).build())
                .toList();
    }

    /** Every other proposal is carried out, whatever was decided. */
    private List<Sent<?>> lateCalls() {
        var calls = new ArrayList<Sent<?>>();
        for (int i = 0; i < proposals.size(); i += 2) {
            var proposal = proposals.get(i);
            var call =
                    new EventExamples(proposal.getDebtorId())
                            .call(proposal.getPlannedAt())
                            .setEventId(UUID.randomUUID())
                            .setProposalId(proposal.getProposalId())
                            .setPermitId(DecisionRecords.permitId(proposal.getEventId()))
                            .build();
            calls.add(new Sent<>(Topics.CONTACT_ATTEMPTED, call));
        }
        return calls;
    }

    private static Map<String, FindingRecord> standingOf(LiveStream stream) {
        return Stories.standing(stream.read(Topics.COMPLIANCE_VIOLATION));
    }
}
