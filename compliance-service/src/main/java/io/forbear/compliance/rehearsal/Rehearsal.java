package io.forbear.compliance.rehearsal;

import io.forbear.compliance.conduct.CaseFileQueries.Known;
import io.forbear.compliance.finding.ContactDocument;
import io.forbear.compliance.finding.PublishedFinding;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Decision;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.Gate;
import io.forbear.rules.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact that somebody may propose some day, after others that he supposes to have been made by
 * then.
 *
 * @param supposed contacts that are supposed to have been made, beside all that is known
 * @param contact what would be proposed
 * @param plannedAt for when
 * @param askedAt when the gate would be asked
 */
record Rehearsal(
        List<Supposed> supposed, ContactDocument contact, Instant plannedAt, Instant askedAt) {
    // names the contacts in findings; no event has such an id
    private static final String SUBJECT = "rehearsal";

    Rehearsal {
        supposed = List.copyOf(supposed);
    }

    /** A contact that is supposed to have been made. */
    record Supposed(ContactDocument contact, Instant at, Outcome outcome) {}

    /** How the gate decides. */
    enum Answer {
        PERMITTED,
        DEFERRED,
        DENIED
    }

    /**
     * The gate's answer.
     *
     * @param notBefore first lawful instant; null unless deferred
     * @param notAfter last instant of the permit there would be; null unless permitted
     * @param findings everything found, observations included
     */
    record Decided(
            Answer decision,
            @Nullable Instant notBefore,
            @Nullable Instant notAfter,
            List<PublishedFinding> findings) {}

    /**
     * Asks the gate.
     *
     * @param known what is known of the debtor; its file is the caller's own copy and changes
     * @throws IllegalArgumentException if a contact cannot be one
     */
    Decided decide(Known known) {
        var proposal =
                new Fact.ContactProposed(SUBJECT, plannedAt, askedAt, SUBJECT, contact.contact());
        var decision = new Gate(known.book()).decide(with(known.file()), proposal, askedAt);
        var findings = findings(decision.findings());
        return switch (decision) {
            case Decision.Permitted(_, _, var notAfter) ->
                    new Decided(Answer.PERMITTED, null, notAfter, findings);
            case Decision.Deferred(_, var notBefore) ->
                    new Decided(Answer.DEFERRED, notBefore, null, findings);
            case Decision.Denied _ -> new Decided(Answer.DENIED, null, null, findings);
        };
    }

    private CaseFile with(CaseFile file) {
        for (int i = 0; i < supposed.size(); i++) {
            var made = supposed.get(i);
            file.add(
                    new Fact.ContactAttempted(
                            SUBJECT + "-" + i,
                            made.at(),
                            made.at(),
                            made.contact().contact(),
                            made.outcome()));
        }
        return file;
    }

    private static List<PublishedFinding> findings(List<Finding> findings) {
        return findings.stream().map(PublishedFinding::of).toList();
    }
}
