package io.forbear.compliance.finding;

import io.forbear.compliance.finding.PublishedFinding.Evidence;
import io.forbear.events.FindingRecord;

/** Findings out of Avro. */
public final class FindingRecords {
    private FindingRecords() {}

    /** The finding that a record carries. */
    public static PublishedFinding finding(FindingRecord finding) {
        return new PublishedFinding(
                finding.getFindingId(),
                finding.getRuleId(),
                finding.getConsequence().name(),
                finding.getPackId(),
                finding.getPackVersion(),
                finding.getCitation(),
                finding.getExplanation(),
                finding.getEvidence().stream()
                        .map(item -> new Evidence(item.getName(), item.getValue()))
                        .toList(),
                finding.getRestsOn());
    }
}
