package io.forbear.compliance.conduct;

import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.finding.FindingChange;
import io.forbear.compliance.rulepack.PacksInForce.Shadow;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Decision;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.Gate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one pack without effect judge what the packs in force judge, and notes the differences.
 * Nothing it does, nor its failing, reaches anybody else; failures are counted.
 */
final class ShadowWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowWatch.class);

    private final String id;
    private final Assessor inForce;
    private final Assessor shadow;
    private final Gate gate;
    private final ShadowStore rows;
    private final LongAdder defects;

    ShadowWatch(Shadow shadow, Assessor inForce, ShadowStore rows) {
        this.id = shadow.id();
        this.inForce = inForce;
        this.shadow = new Assessor(shadow.book());
        this.gate = new Gate(shadow.book());
        this.rows = rows;
        this.defects = shadow.defects();
    }

    /** Judges the subjects that changes reach, by the packs in force or by the pack itself. */
    void learned(CaseFile file, Assessor.Changed changed, Instant since, Instant now) {
        guarded(
                () -> {
                    var subjects = new LinkedHashSet<>(changed.subjects());
                    subjects.addAll(shadow.affected(file, changed.changes(), since));
                    compare(file, subjects, now);
                });
    }

    /** Judges a subject that time has changed. */
    void looked(CaseFile file, String subject, Instant now) {
        guarded(() -> compare(file, Set.of(subject), now));
    }

    /** Answers a proposal that was answered by the packs in force. */
    void decided(
            CaseFile file, Fact.ContactProposed proposal, Decision decision, Instant decidedAt) {
        guarded(
                () -> {
                    var otherwise = gate.decide(file, proposal, decidedAt);
                    if (!name(otherwise).equals(name(decision))) {
                        var changes =
                                FindingChange.between(decision.findings(), otherwise.findings());
                        rows.put(
                                id,
                                new ShadowStore.Row(
                                        file.debtorId(),
                                        proposal.proposalId(),
                                        name(decision),
                                        name(otherwise),
                                        before(changes),
                                        after(changes)));
                    }
                });
    }

    private void compare(CaseFile file, Set<String> subjects, Instant now) {
        for (var subject : subjects) {
            var changes =
                    FindingChange.between(
                            inForce.assess(file, subject, now).findings(),
                            shadow.assess(file, subject, now).findings());
            rows.put(
                    id,
                    new ShadowStore.Row(
                            file.debtorId(), subject, null, null, before(changes), after(changes)));
        }
    }

    /**
     * A defect of a pack on trial, whatever it throws, must not stop a gate; an outage stops both.
     * A difference that could not be found is missing in the pack's report, which says how often
     * judging by it has failed.
     */
    private void guarded(Runnable judging) {
        try {
            judging.run();
        } catch (KafkaException outage) {
            throw outage;
        } catch (RuntimeException defect) {
            defects.increment();
            LOG.error("rule pack {} fails in shadow mode: {}", id, defect.toString());
        }
    }

    private static List<Finding> before(List<FindingChange> changes) {
        return changes.stream().map(FindingChange::before).filter(Objects::nonNull).toList();
    }

    private static List<Finding> after(List<FindingChange> changes) {
        return changes.stream().map(FindingChange::after).filter(Objects::nonNull).toList();
    }

    private static String name(Decision decision) {
        return switch (decision) {
            case Decision.Permitted _ -> "PERMITTED";
            case Decision.Deferred _ -> "DEFERRED";
            case Decision.Denied _ -> "DENIED";
        };
    }
}
