package io.forbear.compliance.conduct;

import io.forbear.events.Consequence;
import io.forbear.events.EvidenceItem;
import io.forbear.events.FindingRecord;
import io.forbear.rules.Finding;
import java.util.List;

/** Findings of the kernel as Avro. */
final class FindingRecords {
    private FindingRecords() {}

    static List<FindingRecord> of(List<Finding> findings) {
        return findings.stream().map(FindingRecords::of).toList();
    }

    static FindingRecord of(Finding finding) {
        return FindingRecord.newBuilder()
                .setFindingId(finding.id())
                .setRuleId(finding.ruleId())
                .setConsequence(Consequence.valueOf(finding.consequence().name()))
                .setPackId(finding.packId())
                .setPackVersion(finding.packVersion())
                .setCitation(finding.citation())
                .setExplanation(finding.explanation())
                .setEvidence(
                        finding.evidence().items().stream()
                                .map(item -> new EvidenceItem(item.name(), item.value()))
                                .toList())
                .setRestsOn(finding.evidence().restsOn())
                .build();
    }
}
