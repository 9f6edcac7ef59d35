package io.forbear.contact.casework;

import io.forbear.events.ContactProposed;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outgoing;
import io.forbear.topics.Topics;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions to the gate, on {@code contact.proposed}. */
final class ProposalEvents {
    private ProposalEvents() {}

    /** Everything that is proposed to a debtor. */
    static Stream<Outgoing<ContactProposed>> of(Looked debtor) {
        return NewContact.of(debtor.advance()).stream()
                .map(entry -> event(entry, debtor.because()))
                .map(event -> new Outgoing<>(Topics.CONTACT_PROPOSED, event, debtor.trace()));
    }

    /** One contact that somebody wished for, in the trace of the chain. */
    static Outgoing<?> of(NewContact contact, UUID because) {
        return new Outgoing<>(Topics.CONTACT_PROPOSED, event(contact, because), null);
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
                .setArm(contact.arm())
                .build();
    }
}
