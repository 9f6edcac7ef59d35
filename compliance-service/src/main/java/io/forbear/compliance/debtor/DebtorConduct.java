package io.forbear.compliance.debtor;

import io.forbear.compliance.complaint.ComplaintCase;
import io.forbear.compliance.decision.ContactDecision;
import io.forbear.compliance.finding.PublishedFinding;
import io.forbear.rules.Channel;
import io.forbear.rules.DebtorFlag;
import io.forbear.rules.Direction;
import io.forbear.rules.Fact;
import io.forbear.rules.Outcome;
import io.forbear.rules.PartyKind;
import io.forbear.rules.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a debtor was treated.
 *
 * @param contacts judged, the newest first
 * @param otherFindings those on plans, complaints and other facts
 * @param decisions the gate's newest answers, with their reasons
 */
record DebtorConduct(
        String debtorId,
        Profile profile,
        List<JudgedContact> contacts,
        List<SubjectFinding> otherFindings,
        List<ContactDecision> decisions,
        List<Plan> plans,
        List<ComplaintCase> complaints) {

    /** What is known about the debtor now. */
    record Profile(List<String> zones, Set<String> jurisdictions, Set<DebtorFlag> flags) {}

    /**
     * A contact and everything found on it.
     *
     * @param findings observations included
     */
    record JudgedContact(
            String eventId,
            Instant occurredAt,
            Channel channel,
            Direction direction,
            Outcome outcome,
            Purpose purpose,
            String legalEntityId,
            Set<String> agentIds,
            String personId,
            PartyKind party,
            List<String> accountIds,
            @Nullable String permitId,
            @Nullable String proposalId,
            List<PublishedFinding> findings) {

        static JudgedContact of(Fact.ContactAttempted made, List<PublishedFinding> findings) {
            var contact = made.contact();
            return new JudgedContact(
                    made.id(),
                    made.occurredAt(),
                    contact.channel(),
                    contact.direction(),
                    made.outcome(),
                    contact.purpose(),
                    contact.actor().legalEntityId(),
                    contact.actor().agentIds(),
                    contact.party().personId(),
                    contact.party().kind(),
                    contact.accountIds(),
                    contact.permitId(),
                    contact.proposalId(),
                    findings);
        }
    }

    /** A finding on a fact that is no contact. */
    record SubjectFinding(String subjectId, PublishedFinding finding) {}

    /**
     * A repayment plan.
     *
     * @param since when it came to its status
     */
    record Plan(String planId, PlanStatus status, Instant since) {}

    /** Where a plan stands. */
    enum PlanStatus {
        PROPOSED,
        AGREED,
        BROKEN,
        COMPLETED
    }
}
