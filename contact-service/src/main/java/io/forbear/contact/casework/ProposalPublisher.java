package io.forbear.contact.casework;

import io.forbear.events.ContactProposed;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.topics.Topics;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the gate, on {@code contact.proposed}. */
@Component
class ProposalPublisher {
    private final Outbox outbox;

    ProposalPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Asks for everything that is proposed to a debtor. */
    Mono<Void> publish(Looked debtor) {
        return Flux.fromIterable(NewContact.of(debtor.advance()))
                .map(entry -> event(entry, debtor.because()))
                .concatMap(event -> outbox.publish(Topics.CONTACT_PROPOSED, event))
                .then();
    }

    /** Asks for one contact. */
    Mono<Void> publish(NewContact contact, UUID because) {
        return outbox.publish(Topics.CONTACT_PROPOSED, event(contact, because));
    }

    private static ContactProposed event(NewContact entry, @Nullable UUID because) {
        var contact = entry.state().contact();
        return ContactProposed.newBuilder()
                .setEventId(EventIds.derived(UUID.fromString(entry.proposalId()), "proposed"))
                .setOccurredAt(entry.state().at())
                .setDebtorId(entry.debtorId())
                .setCausationId(because)
                .setProposalId(entry.proposalId())
                .setPlannedAt(entry.state().plannedAt())
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
                .setStrategy(contact.strategy())
                .setStep(contact.stepId())
                .setTemplateId(contact.templateId())
                .build();
    }
}
