package io.forbear.contact.casework;

import io.forbear.contact.proposal.PlannedContact;
import io.forbear.contact.proposal.Verdict.Permitted;
import io.forbear.events.Channel;
import io.forbear.events.ContactCommand;
import io.forbear.events.Permit;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Orders permitted contacts from the gateways, on {@code contact.command.*}. */
@Component
class CommandPublisher {
    private final Outbox outbox;

    CommandPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Orders a contact.
     *
     * @param contact what is ordered; null: nothing
     */
    Mono<Void> publish(Decision decision, @Nullable PlannedContact contact, Instant now) {
        return contact != null && decision.verdict() instanceof Permitted permitted
                ? outbox.publish(
                        Topics.commandFor(EventWords.channel(contact)),
                        event(decision, permitted, contact, now))
                : Mono.empty();
    }

    private static ContactCommand event(
            Decision decision, Permitted permitted, PlannedContact contact, Instant now) {
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
                .setPlaceKind(EventWords.place(contact))
                .setAccountIds(List.of(contact.accountId()))
                .setPurpose(EventWords.purpose(contact))
                .setDisclosed(EventWords.disclosed(contact))
                .setStatedAmount(EventWords.statedAmount(contact))
                .setLetterFields(contact.letterFields())
                .setLanguage(contact.language())
                .setTemplateId(contact.templateId())
                .setTemplateVersion(wording == null ? null : wording.version())
                .setTemplateDigest(wording == null ? null : wording.digest())
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
