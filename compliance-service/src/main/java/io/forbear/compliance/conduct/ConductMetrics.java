package io.forbear.compliance.conduct;

import io.forbear.events.Channel;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.Consequence;
import io.forbear.events.ContactDecided;
import io.forbear.events.DecisionKind;
import io.forbear.events.FindingRecord;
import io.forbear.events.ViolationStatus;
import io.forbear.rules.RuleBook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What operations see of gate and detector. What a stream does again after a failure is counted
 * again: these are figures of work, the tables are those of record.
 */
final class ConductMetrics {
    private static final double[] GATE_BUCKETS = {.05, .1, .2, .5, 1, 2, 5, 10, 30, 60};
    private static final double[] DETECTION_BUCKETS = {
        .1, .2, .5, 1, 2, 5, 10, 30, 60, 300, 900, 3_600, 14_400, 86_400
    };

    private final MeterRegistry meters;
    private final Counter failedLooks;
    private final Counter failedSweeps;
    private final DistributionSummary answered;
    private final Map<Detection.Told, DistributionSummary> detected;
    private final Map<Tags, Counter> counters = new ConcurrentHashMap<>();

    ConductMetrics(MeterRegistry meters) {
        this.meters = meters;
        failedLooks = failures("looks", "looks at a running term that are tried again");
        failedSweeps = failures("sweeps", "stretches of case files that keep their old facts");
        answered =
                DistributionSummary.builder("forbear.gate.answer")
                        .description("real time from a proposal's coming to Kafka to its answer")
                        .baseUnit("seconds")
                        .serviceLevelObjectives(GATE_BUCKETS)
                        .register(meters);
        detected =
                Map.of(
                        Detection.Told.PROMPTLY, detection(Detection.Told.PROMPTLY),
                        Detection.Told.LATE, detection(Detection.Told.LATE),
                        Detection.Told.TERM, detection(Detection.Told.TERM));
        for (var answer : DecisionKind.values()) {
            for (var channel : Channel.values()) {
                if (answer != DecisionKind.UNKNOWN && channel != Channel.UNKNOWN) {
                    decisions(answer, channel);
                }
            }
        }
    }

    /** Shows zeros for rules on which nothing was found yet, so that the first one is a rise. */
    void know(RuleBook book) {
        for (var pack : book.packs()) {
            for (var rule : pack.rules()) {
                violations(rule.id(), ViolationStatus.RAISED);
                violations(rule.id(), ViolationStatus.RETRACTED);
            }
        }
    }

    /**
     * Counts what leaves the stream because of a record.
     *
     * @param waited real time since the record came to Kafka
     */
    void told(Announcement announcement, Duration waited) {
        switch (announcement) {
            case Announcement.Decided(var event, var channel) -> {
                decided(event, channel);
                answered.record(seconds(waited));
            }
            case Announcement.Violated(var event) ->
                    violated(
                            event,
                            Detection.byRecord(
                                    event.getSubjectOccurredAt(), event.getOccurredAt(), waited));
            case Announcement.DeadlineMoved(var event) ->
                    terms(event.getRuleId(), event.getStatus()).increment();
            case Announcement.Parked _ -> {} // shown by the gauge of parked records
        }
    }

    /** Counts what leaves the stream because time has passed. */
    void told(Announcement announcement, Agenda.Entry due) {
        if (announcement instanceof Announcement.Violated(var event)) {
            violated(event, Detection.byTerm(due.at(), event.getOccurredAt()));
        } else {
            told(announcement, Duration.ZERO);
        }
    }

    void failedLook() {
        failedLooks.increment();
    }

    void failedSweep() {
        failedSweeps.increment();
    }

    private void decided(ContactDecided event, Channel channel) {
        decisions(event.getDecision(), channel).increment();
        if (event.getDecision() != DecisionKind.PERMITTED) {
            rules(event.getFindings())
                    .forEach(rule -> refusals(rule, event.getDecision()).increment());
        }
    }

    /** The rules that stand in the way; each once, however many facts speak for it. */
    private static List<String> rules(List<FindingRecord> findings) {
        return findings.stream()
                .filter(finding -> finding.getConsequence() != Consequence.OBSERVATION)
                .map(FindingRecord::getRuleId)
                .distinct()
                .toList();
    }

    private void violated(ComplianceViolation event, Detection detection) {
        violations(event.getFinding().getRuleId(), event.getStatus()).increment();
        if (event.getStatus() == ViolationStatus.RAISED) {
            Objects.requireNonNull(detected.get(detection.told()))
                    .record(seconds(detection.latency()));
        }
    }

    private Counter decisions(DecisionKind answer, Channel channel) {
        return counter(
                "forbear.gate.decisions",
                "answers of the gate to proposals",
                Tags.of("answer", lower(answer), "channel", lower(channel)));
    }

    private Counter refusals(String rule, DecisionKind answer) {
        return counter(
                "forbear.gate.refusals",
                "rules by which the gate deferred or denied a contact",
                Tags.of("rule", rule, "answer", lower(answer)));
    }

    private Counter violations(String rule, ViolationStatus status) {
        return counter(
                "forbear.violations",
                "violations raised, restated and retracted",
                Tags.of("rule", rule, "status", lower(status)));
    }

    private Counter terms(String rule, Enum<?> status) {
        return counter(
                "forbear.terms",
                "terms set by law that came near their end, were missed, met or cancelled",
                Tags.of("rule", rule, "status", lower(status)));
    }

    private Counter counter(String name, String description, Tags tags) {
        return counters.computeIfAbsent(
                tags.and("name", name),
                _ -> Counter.builder(name).description(description).tags(tags).register(meters));
    }

    private DistributionSummary detection(Detection.Told told) {
        return DistributionSummary.builder("forbear.violation.detection")
                .description("time from a contact to the violation found on it")
                .baseUnit("seconds")
                .tag("told", lower(told))
                .serviceLevelObjectives(DETECTION_BUCKETS)
                .register(meters);
    }

    private Counter failures(String of, String description) {
        return Counter.builder("forbear.conduct.failed." + of)
                .description("failed: " + description)
                .register(meters);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
