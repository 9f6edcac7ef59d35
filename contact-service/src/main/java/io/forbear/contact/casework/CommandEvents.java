package io.forbear.contact.casework;

import io.forbear.contact.proposal.Verdict.Permitted;
import io.forbear.events.Channel;
import io.forbear.events.ContactCommand;
import io.forbear.events.Permit;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outgoing;
import io.forbear.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Permitted contacts, ordered from the gateways on {@code contact.command.*}. */
final class CommandEvents {
    private CommandEvents() {}

    /**
     * The command.
     *
     * @throws IllegalArgumentException if the decision does not permit the contact
     */
    static Outgoing<ContactCommand> of(Order order, Instant now) {
        if (!(order.decision().verdict() instanceof Permitted permitted)) {
            throw new IllegalArgumentException("no permit: " + order.decision());
        }
        return new Outgoing<>(
                Topics.commandFor(EventWords.channel(order.contact())),
                event(order, permitted, now),
                order.trace());
    }

    private static ContactCommand event(Order order, Permitted permitted, Instant now) {
        var decision = order.decision();
        var contact = order.contact();
        var sealed = order.endpoint();
        var wording = contact.wording();
        return ContactCommand.newBuilder()
                .setEventId(EventIds.derived(decision.eventId(), "command event"))
                .setOccurredAt(now)
                .setDebtorId(decision.debtorId())
                .setCausationId(decision.eventId())
                .setCommandId(permitted.commandId())
                .setProposalId(decision.proposalId())
                .setPermit(permit(permitted.permit()))
                .setChannel(EventWords.channel(contact))
                .setVoiceMode(EventWords.voiceMode(contact))
                .setActor(EventWords.actor(contact))
                .setParty(EventWords.party(contact))
                .setEndpoint(contact.endpoint())
                .setSealedEndpoint(sealed == null ? null : ByteBuffer.wrap(sealed.bytes()))
                .setPlaceKind(EventWords.place(contact))
                .setAccountIds(List.of(contact.accountId()))
                .setJurisdictions(contact.jurisdictions())
                .setPurpose(EventWords.purpose(contact))
                .setDisclosed(EventWords.disclosed(contact))
                .setStatedAmount(EventWords.statedAmount(contact))
                .setLetterFields(contact.letterFields())
                .setLanguage(contact.language())
                .setTemplateId(contact.templateId())
                .setTemplateVersion(wording == null ? null : wording.version())
                .setTemplateDigest(wording == null ? null : wording.digest())
                .setSubject(contact.subject())
                .setMessage(contact.message())
                .setPriority(contact.priority())
                .build();
    }

    private static Permit permit(io.forbear.contact.proposal.Permit permit) {
        return Permit.newBuilder()
                .setPermitId(permit.permitId())
                .setProposalId(permit.proposalId())
                .setChannel(Channel.valueOf(permit.channel().name()))
                .setPersonId(permit.personId())
                .setEndpoint(permit.endpoint())
                .setValidFrom(permit.validFrom())
                .setNotAfter(permit.notAfter())
                .setPackVersions(permit.packVersions())
                .build();
    }
}
