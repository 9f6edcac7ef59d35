package io.forbear.trial;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactDecided;
import io.forbear.events.ContactProposed;
import io.forbear.events.DecisionKind;
import io.forbear.events.ViolationStatus;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** What the topics say at the end, committed records only. */
final class Outcome {
    private static final List<Topic<? extends SpecificRecord>> TOPICS =
            List.of(
                    Topics.ACCOUNT_STAGE,
                    Topics.CONTACT_PROPOSED,
                    Topics.CONTACT_DECIDED,
                    Topics.COMPLIANCE_VIOLATION,
                    Topics.COMMAND_VOICE,
                    Topics.COMMAND_SMS,
                    Topics.COMMAND_EMAIL,
                    Topics.COMMAND_LETTER,
                    Topics.COMMAND_VISIT);

    private final Map<String, ComplianceViolation> violations = new HashMap<>();
    private final Map<String, Long> proposed = new TreeMap<>();
    private final Set<String> decided = new HashSet<>();
    private final Map<String, String> permitted = new HashMap<>();
    private final Set<String> staged = new HashSet<>();
    private final Set<String> stageChanges = new HashSet<>();
    private final Map<String, Long> commanded = new HashMap<>();
    private final Set<String> commands = new HashSet<>();
    private final Set<String> commandedDebtors = new HashSet<>();
    private final List<String> twice = new ArrayList<>();
    private final List<String> parked = new ArrayList<>();

    /** Reads everything. */
    static Outcome read(Stand stand) {
        var outcome = new Outcome();
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        stand.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        "false");
        try (var serdes = new EventSerdes(stand.registryUrl()).<SpecificRecord>deserializer();
                var consumer =
                        new KafkaConsumer<>(settings, new StringDeserializer(), new Bytes())) {
            var topics = new ArrayList<String>();
            TOPICS.forEach(topic -> topics.add(topic.name()));
            Topics.all().forEach(topic -> topics.add(topic.parkedName()));
            var partitions =
                    topics.stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var read : consumer.poll(Duration.ofMillis(500))) {
                    if (read.topic().endsWith(Topic.PARKED_SUFFIX)) {
                        outcome.parked.add(read.topic());
                    } else {
                        outcome.take(
                                serdes.deserialize(read.topic(), read.value()), read.timestamp());
                    }
                }
            }
        }
        return outcome;
    }

    /** Bytes as they are; those of parked records may be anything. */
    private static final class Bytes implements Deserializer<byte[]> {
        @Override
        public byte[] deserialize(String topic, byte[] bytes) {
            return bytes;
        }
    }

    /** Notes an event, with the time of its record in milliseconds since 1970. */
    void take(SpecificRecord event, long at) {
        switch (event) {
            case ComplianceViolation e -> violations.put(e.getViolationId(), e);
            case ContactProposed e -> once(proposed.put(e.getProposalId(), at) == null, "proposal");
            case ContactDecided e -> {
                once(decided.add(e.getProposalId()), "decision");
                if (e.getDecision() == DecisionKind.PERMITTED) {
                    permitted.put(e.getProposalId(), e.getDebtorId());
                }
            }
            case ContactCommand e -> {
                once(commands.add(e.getCommandId()), "command id");
                once(commanded.put(e.getProposalId(), at) == null, "command of a proposal");
                commandedDebtors.add(e.getDebtorId());
            }
            case AccountStageChanged e -> {
                once(stageChanges.add(e.getEventId().toString()), "stage event");
                once(stageChanges.add(e.getAccountId() + "#" + e.getSequence()), "stage sequence");
                staged.add(e.getDebtorId());
            }
            default -> {}
        }
    }

    private void once(boolean isFirst, String what) {
        if (!isFirst) {
            twice.add(what);
        }
    }

    /** The violations that stand on what happened until then: rule and contact. */
    SortedSet<String> standingUntil(Instant end) {
        var standing = new TreeSet<String>();
        for (var one : violations.values()) {
            if (one.getStatus() != ViolationStatus.RETRACTED
                    && !one.getSubjectOccurredAt().isAfter(end)) {
                standing.add(one.getFinding().getRuleId() + " " + one.getSubjectId());
            }
        }
        return standing;
    }

    /** What was told twice although it is told once. */
    List<String> twice() {
        return twice;
    }

    /** Topics of records that were parked. */
    List<String> parked() {
        return parked;
    }

    int proposals() {
        return proposed.size();
    }

    int decisions() {
        return decided.size();
    }

    int commands() {
        return commands.size();
    }

    /**
     * Proposals without a decision.
     *
     * @param until those made later may still wait, in milliseconds since 1970
     */
    Set<String> undecided(long until) {
        var old = new TreeSet<String>();
        proposed.forEach(
                (proposal, at) -> {
                    if (at < until) {
                        old.add(proposal);
                    }
                });
        return without(old, decided);
    }

    /**
     * Permitted proposals without a command, about these debtors; about others something may have
     * become known meanwhile.
     */
    Set<String> uncommanded(Collection<String> debtors) {
        var ofThem = new TreeSet<String>();
        permitted.forEach(
                (proposal, debtor) -> {
                    if (debtors.contains(debtor)) {
                        ofThem.add(proposal);
                    }
                });
        return without(ofThem, commanded.keySet());
    }

    /** Of these debtors, those without a stage. */
    Set<String> unstaged(List<String> debtors) {
        return without(debtors, staged);
    }

    /** Of these debtors, those whom no command was given for. */
    Set<String> uncontacted(List<String> debtors) {
        return without(debtors, commandedDebtors);
    }

    private static Set<String> without(Iterable<String> some, Set<String> others) {
        var rest = new TreeSet<String>();
        some.forEach(
                one -> {
                    if (!others.contains(one)) {
                        rest.add(one);
                    }
                });
        return rest;
    }

    /**
     * The longest, in seconds, that it took from a proposal made in that span of real time, through
     * the gate, to its command. A decision bears the time of its proposal and tells nothing.
     *
     * @param from in milliseconds since 1970
     */
    double longestWay(long from, long until) {
        return commanded.entrySet().stream()
                        .filter(one -> isWithin(proposed.get(one.getKey()), from, until))
                        .mapToLong(one -> one.getValue() - proposed.getOrDefault(one.getKey(), 0L))
                        .max()
                        .orElse(0)
                / 1e3;
    }

    private static boolean isWithin(@Nullable Long at, long from, long until) {
        return at != null && at >= from && at < until;
    }
}
