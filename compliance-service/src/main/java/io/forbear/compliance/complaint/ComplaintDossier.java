package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.CaseStates.Stored;
import io.forbear.compliance.complaint.Complaint.Complexity;
import io.forbear.compliance.complaint.Complaint.Resolution;
import io.forbear.compliance.complaint.ComplaintCase.Clock;
import io.forbear.compliance.complaint.Step.Action;
import io.forbear.compliance.conduct.CaseFileQueries.Judged;
import io.forbear.compliance.finding.PublishedFinding;
import io.forbear.rules.Channel;
import io.forbear.rules.Direction;
import io.forbear.rules.Fact;
import io.forbear.rules.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one complaint.
 *
 * @param resolution null while it is open
 * @param complexity as filed, or as found since
 * @param clocks the terms the law sets for the answer
 * @param interests of its handler, as the contacts known now show; he must be replaced if there is
 *     one
 * @param extensions as published, here or by other systems
 * @param contacts those complained about, judged
 * @param unknownContacts ids complained about under which no contact is known
 * @param history who did what and when
 */
record ComplaintDossier(
        Complaint complaint,
        Status status,
        @Nullable Resolution resolution,
        Complexity complexity,
        List<Clock> clocks,
        Handling handling,
        List<Interest> interests,
        List<GrantedExtension> extensions,
        List<AboutContact> contacts,
        List<String> unknownContacts,
        List<Step> history)
        implements ComplaintView {

    /** Whether it was answered. */
    enum Status {
        OPEN,
        RESOLVED
    }

    /**
     * A contact complained about.
     *
     * @param contactId the event that reported it
     * @param findings observations included; the id of each is that of its violation
     */
    record AboutContact(
            String contactId,
            Instant at,
            Channel channel,
            Direction direction,
            Outcome outcome,
            String legalEntityId,
            Set<String> agentIds,
            List<PublishedFinding> findings) {

        private static AboutContact of(Fact.ContactAttempted made, Judged judged) {
            var contact = made.contact();
            return new AboutContact(
                    made.id(),
                    made.occurredAt(),
                    contact.channel(),
                    contact.direction(),
                    made.outcome(),
                    contact.actor().legalEntityId(),
                    contact.actor().agentIds(),
                    judged.findings().stream()
                            .filter(finding -> finding.subject().equals(made.id()))
                            .map(PublishedFinding::of)
                            .toList());
        }
    }

    static ComplaintDossier of(Stored stored, Judged judged, List<Clock> clocks) {
        var state = stored.state();
        var complaint = state.complaint();
        var contacts = new ArrayList<AboutContact>();
        var unknown = new ArrayList<String>();
        for (var id : complaint.aboutContactIds()) {
            if (judged.file().fact(id) instanceof Fact.ContactAttempted made) {
                contacts.add(AboutContact.of(made, judged));
            } else {
                unknown.add(id);
            }
        }
        return new ComplaintDossier(
                complaint,
                state.resolution() == null ? Status.OPEN : Status.RESOLVED,
                state.resolution(),
                state.complexity(),
                clocks,
                state.handling(),
                interests(state, judged),
                state.granted(),
                contacts,
                unknown,
                history(stored));
    }

    private static List<Interest> interests(CaseState state, Judged judged) {
        var handler = state.handling().handler();
        return handler == null
                ? List.of()
                : Interest.of(
                        handler, state.complaint(), state.handling().filedBy(), judged.file());
    }

    /** Filing and answer of another system are steps of which nobody here is known. */
    private static List<Step> history(Stored stored) {
        var history = new ArrayList<>(stored.steps());
        if (history.stream().noneMatch(step -> step.action() == Action.FILED)) {
            history.addFirst(Step.filed(stored.state().complaint(), null));
        }
        var resolution = stored.state().resolution();
        if (resolution != null
                && history.stream().noneMatch(step -> step.action() == Action.RESOLVED)) {
            history.addLast(Step.resolved(resolution, null));
        }
        return history;
    }
}
