package io.forbear.compliance.decision;

import io.forbear.compliance.finding.PublishedFinding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate answered to a proposal.
 *
 * @param permit present if permitted
 * @param notBefore the earliest lawful instant, if deferred
 * @param findings the reasons, and what was observed beside them
 * @param packVersions the rule packs that judged, id@version
 */
public record ContactDecision(
        String proposalId,
        String debtorId,
        Instant decidedAt,
        Answer answer,
        @Nullable Permit permit,
        @Nullable Instant notBefore,
        List<PublishedFinding> findings,
        List<String> packVersions)
        implements GateEntry {

    /** The gate's three words. */
    public enum Answer {
        PERMITTED,
        DEFERRED,
        DENIED
    }

    /**
     * The permission to make one contact.
     *
     * @param validFrom first permitted instant
     * @param notAfter last permitted instant
     */
    public record Permit(
            String permitId,
            String channel,
            String personId,
            String endpoint,
            Instant validFrom,
            Instant notAfter) {}

    public ContactDecision {
        findings = List.copyOf(findings);
        packVersions = List.copyOf(packVersions);
    }
}
