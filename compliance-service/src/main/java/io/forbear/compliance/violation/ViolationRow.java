package io.forbear.compliance.violation;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.forbear.compliance.finding.PublishedFinding.Evidence;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A violation as a row of a table. Lists are separated by a semicolon and a space. */
@JsonPropertyOrder({
    "violationId",
    "status",
    "ruleId",
    "consequence",
    "packId",
    "packVersion",
    "citation",
    "debtorId",
    "subjectId",
    "subjectOccurredAt",
    "channel",
    "legalEntityId",
    "agentIds",
    "accountIds",
    "explanation",
    "evidence",
    "restsOn",
    "changedAt"
})
record ViolationRow(
        String violationId,
        String status,
        String ruleId,
        String consequence,
        String packId,
        String packVersion,
        String citation,
        String debtorId,
        String subjectId,
        String subjectOccurredAt,
        String channel,
        String legalEntityId,
        String agentIds,
        String accountIds,
        String explanation,
        String evidence,
        String restsOn,
        String changedAt) {
    static ViolationRow of(Violation violation) {
        var finding = violation.finding();
        return new ViolationRow(
                cell(violation.violationId()),
                violation.status().name(),
                cell(finding.ruleId()),
                cell(finding.consequence()),
                cell(finding.packId()),
                cell(finding.packVersion()),
                cell(finding.citation()),
                cell(violation.debtorId()),
                cell(violation.subjectId()),
                violation.subjectOccurredAt().toString(),
                cell(violation.channel()),
                cell(violation.legalEntityId()),
                cell(violation.agentIds()),
                cell(violation.accountIds()),
                cell(finding.explanation()),
                cell(finding.evidence().stream().map(ViolationRow::text).toList()),
                cell(finding.restsOn()),
                violation.changedAt().toString());
    }

    private static String text(Evidence evidence) {
        return evidence.name() + "=" + evidence.value();
    }

    private static String cell(List<String> values) {
        return cell(values.stream().collect(Collectors.joining("; ")));
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : text;
    }
}
