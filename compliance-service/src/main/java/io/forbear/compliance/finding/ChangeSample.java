package io.forbear.compliance.finding;

import io.forbear.compliance.finding.FindingChange.Kind;
import io.forbear.rules.Finding;
import org.jspecify.annotations.Nullable;

/**
 * One change with everything needed to do both sums again.
 *
 * @param subject id of the contact or other fact judged
 * @param before what the rules in force find; null: nothing
 * @param after what the other rules find; null: nothing
 */
public record ChangeSample(
        Kind kind,
        String debtorId,
        String subject,
        @Nullable PublishedFinding before,
        @Nullable PublishedFinding after) {

    public static ChangeSample of(String debtorId, FindingChange change) {
        return new ChangeSample(
                change.kind(),
                debtorId,
                change.finding().subject(),
                published(change.before()),
                published(change.after()));
    }

    /** The rule whose finding changes. */
    String rule() {
        var finding = after == null ? before : after;
        return finding == null ? "" : finding.ruleId();
    }

    private static @Nullable PublishedFinding published(@Nullable Finding finding) {
        return finding == null ? null : PublishedFinding.of(finding);
    }
}
