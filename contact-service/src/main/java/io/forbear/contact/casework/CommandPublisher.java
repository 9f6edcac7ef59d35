package io.forbear.contact.casework;

import io.forbear.contact.proposal.PlannedContact;
import io.forbear.contact.proposal.Verdict.Permitted;
import io.forbear.contact.secrecy.PointValues;
import io.forbear.contact.secrecy.SealedValue;
import io.forbear.events.Channel;
import io.forbear.events.ContactCommand;
import io.forbear.events.Permit;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Orders permitted contacts from the gateways, on {@code contact.command.*}. */
@Component
class CommandPublisher {
    private final Outbox outbox;
    private final PointValues values;

    CommandPublisher(Outbox outbox, PointValues values) {
        this.outbox = outbox;
        this.values = values;
    }

    /**
     * Orders a contact.
     *
     * @param contact what is ordered; null: nothing
     * @param value the number or address as it is stored; null: not known here
     */
    Mono<Void> publish(
            Decision decision,
            @Nullable PlannedContact contact,
            @Nullable SealedValue value,
            Instant now) {
        return contact != null && decision.verdict() instanceof Permitted permitted
                ? outbox.publish(
                        Topics.commandFor(EventWords.channel(contact)),
                        event(decision, permitted, contact, value, now))
                : Mono.empty();
    }

    private ContactCommand event(
            Decision decision,
            Permitted permitted,
            PlannedContact contact,
            @Nullable SealedValue value,
            Instant now) {
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
                .setSealedEndpoint(sealed(decision.debtorId(), permitted, contact, value))
                .setPlaceKind(EventWords.place(contact))
                .setAccountIds(List.of(contact.accountId()))
                .setPurpose(EventWords.purpose(contact))
                .setDisclosed(EventWords.disclosed(contact))
                .setStatedAmount(EventWords.statedAmount(contact))
                .setLetterFields(contact.letterFields())
                .setLanguage(contact.language())
                .setTemplateId(contact.templateId())
                .setMessage(contact.message())
                .setPriority(contact.priority())
                .build();
    }

    private @Nullable ByteBuffer sealed(
            String debtorId,
            Permitted permitted,
            PlannedContact contact,
            @Nullable SealedValue value) {
        return value == null
                ? null
                : values.forCommand(debtorId, contact.endpoint(), value, permitted.commandId());
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
