package io.forbear.compliance.finding;

import io.forbear.rules.Finding;
import java.util.List;

/**
 * One result of one rule on one subject, with everything needed to do the sum again.
 *
 * @param findingId deterministic: rule, pack version and subject
 * @param consequence as the rule catalogue names it, for example PRESUMED_VIOLATION
 * @param explanation one sentence with the numbers
 * @param evidence facts and counts
 * @param restsOn ids of the events counted
 */
public record PublishedFinding(
        String findingId,
        String ruleId,
        String consequence,
        String packId,
        String packVersion,
        String citation,
        String explanation,
        List<Evidence> evidence,
        List<String> restsOn) {

    /** A fact or count, by name. */
    public record Evidence(String name, String value) {}

    public PublishedFinding {
        evidence = List.copyOf(evidence);
        restsOn = List.copyOf(restsOn);
    }

    /** A finding of the kernel as answers carry it. */
    public static PublishedFinding of(Finding finding) {
        return new PublishedFinding(
                finding.id(),
                finding.ruleId(),
                finding.consequence().name(),
                finding.packId(),
                finding.packVersion(),
                finding.citation(),
                finding.explanation(),
                evidenceOf(finding),
                finding.evidence().restsOn());
    }

    /** The facts and counts behind a finding of the kernel. */
    public static List<Evidence> evidenceOf(Finding finding) {
        return finding.evidence().items().stream()
                .map(item -> new Evidence(item.name(), item.value()))
                .toList();
    }
}
