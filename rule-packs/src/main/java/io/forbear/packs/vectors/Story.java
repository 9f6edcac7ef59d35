package io.forbear.packs.vectors;

import io.forbear.rules.CaseFile;
import io.forbear.rules.Deadline;
import io.forbear.rules.Decision;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.Gate;
import io.forbear.rules.RuleBook;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A vector being played: events arrive, proposals are decided on, permits reserve their slots. */
final class Story {
    private final Detector detector;
    private final Gate gate;
    private final CaseFile file;
    private final Map<String, Decision> decisions = new HashMap<>();
    private Instant now = Instant.MIN;

    Story(RuleBook book, Vector vector) {
        detector = new Detector(book);
        gate = new Gate(book);
        file = new CaseFile(vector.debtorId()).addAll(vector.background());
    }

    void arrive(Fact event) {
        now = event.recordedAt().isAfter(now) ? event.recordedAt() : now;
        if (file.add(event) != null && event instanceof Fact.ContactProposed proposal) {
            decide(proposal);
        }
    }

    private void decide(Fact.ContactProposed proposal) {
        var decision = gate.decide(file, proposal, proposal.recordedAt());
        decisions.put(proposal.id(), decision);
        if (decision instanceof Decision.Permitted permitted) {
            var id = "permit " + proposal.proposalId();
            file.add(permitted.permit(id, id, proposal, proposal.recordedAt()));
        }
    }

    List<Finding> findings() {
        return detector.findings(file, now);
    }

    List<Deadline> deadlines() {
        return detector.deadlines(file);
    }

    Map<String, Decision> decisions() {
        return decisions;
    }
}
