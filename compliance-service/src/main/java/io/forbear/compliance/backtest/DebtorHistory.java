package io.forbear.compliance.backtest;

import io.forbear.compliance.intake.HistoryReader.Stage;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the topics tell about one debtor, in whatever order they are read. */
final class DebtorHistory {
    private static final String UNKNOWN = "unknown";

    private final CaseFile file;
    private final Map<String, Fact.ContactProposed> planned = new HashMap<>();
    private final List<Fact.PermitIssued> permits = new ArrayList<>();
    private final Map<String, TreeMap<Instant, String>> stages = new HashMap<>();

    DebtorHistory(String debtorId) {
        file = new CaseFile(debtorId);
    }

    void learn(List<Fact> facts) {
        file.addAll(facts);
    }

    void stage(Stage stage) {
        stages.computeIfAbsent(stage.accountId(), _ -> new TreeMap<>())
                .put(stage.from(), stage.name());
    }

    void plan(Fact.ContactProposed proposal) {
        planned.putIfAbsent(proposal.proposalId(), proposal);
    }

    void permit(Fact.PermitIssued permit) {
        permits.add(permit);
    }

    /** The case file, with the contacts that the gate permitted then. */
    CaseFile file() {
        for (var permit : permits) {
            var proposal = planned.get(permit.proposalId());
            if (proposal == null) {
                file.add(permit);
            } else {
                file.add(proposal);
                file.add(asOfAsking(permit, proposal));
            }
        }
        return file;
    }

    /** A permit counts from the asking on, as it does in the stream. */
    private static Fact asOfAsking(Fact.PermitIssued permit, Fact.ContactProposed proposal) {
        var asked = proposal.recordedAt();
        var at = asked.isBefore(permit.occurredAt()) ? asked : permit.occurredAt();
        return new Fact.PermitIssued(
                permit.id(),
                at,
                at,
                permit.permitId(),
                permit.proposalId(),
                permit.channel(),
                permit.personId(),
                permit.endpoint(),
                permit.validFrom(),
                permit.notAfter());
    }

    /** The stages of accounts at an instant, joined if they differ. */
    String stageOf(Collection<String> accountIds, Instant at) {
        var found = new TreeSet<String>();
        for (var account : accountIds) {
            var known = stages.get(account);
            var stage = known == null ? null : known.floorEntry(at);
            if (stage != null) {
                found.add(stage.getValue());
            }
        }
        return found.isEmpty() ? UNKNOWN : String.join("+", found);
    }
}
