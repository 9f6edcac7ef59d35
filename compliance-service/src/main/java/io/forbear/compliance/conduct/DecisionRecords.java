package io.forbear.compliance.conduct;

import io.forbear.events.Channel;
import io.forbear.events.ContactDecided;
import io.forbear.events.DecisionKind;
import io.forbear.events.Permit;
import io.forbear.messaging.EventIds;
import io.forbear.rules.Decision;
import io.forbear.rules.Fact;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The gate's answers as events. */
final class DecisionRecords {
    private DecisionRecords() {}

    /** The id of the permit for a proposal; the same however often it is asked for. */
    static String permitId(UUID proposalEvent) {
        return EventIds.derived(proposalEvent, "permit").toString();
    }

    static Announcement of(
            Cause cause,
            Fact.ContactProposed proposal,
            Decision decision,
            List<String> packVersions) {
        var event =
                ContactDecided.newBuilder()
                        .setEventId(EventIds.derived(cause.eventId(), "decision"))
                        .setOccurredAt(cause.now())
                        .setDebtorId(cause.debtorId())
                        .setCausationId(cause.eventId())
                        .setProposalId(proposal.proposalId())
                        .setFindings(FindingRecords.of(decision.findings()))
                        .setPackVersions(packVersions);
        switch (decision) {
            case Decision.Permitted permitted ->
                    event.setDecision(DecisionKind.PERMITTED)
                            .setPermit(permit(cause, proposal, permitted, packVersions));
            case Decision.Deferred deferred ->
                    event.setDecision(DecisionKind.DEFERRED).setNotBefore(deferred.notBefore());
            case Decision.Denied _ -> event.setDecision(DecisionKind.DENIED);
        }
        var channel = Channel.valueOf(proposal.contact().channel().name());
        return new Announcement.Decided(event.build(), channel);
    }

    private static Permit permit(
            Cause cause,
            Fact.ContactProposed proposal,
            Decision.Permitted permitted,
            List<String> packVersions) {
        var contact = proposal.contact();
        return Permit.newBuilder()
                .setPermitId(permitId(cause.eventId()))
                .setProposalId(proposal.proposalId())
                .setChannel(Channel.valueOf(contact.channel().name()))
                .setPersonId(contact.party().personId())
                .setEndpoint(Objects.requireNonNullElse(contact.endpoint(), ""))
                .setValidFrom(permitted.validFrom())
                .setNotAfter(permitted.notAfter())
                .setPackVersions(packVersions)
                .build();
    }
}
