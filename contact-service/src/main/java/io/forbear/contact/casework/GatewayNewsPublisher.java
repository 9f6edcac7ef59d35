package io.forbear.contact.casework;

import io.forbear.contact.history.Contact;
import io.forbear.contact.history.Contacts;
import io.forbear.contact.proposal.GatewayNews;
import io.forbear.contact.proposal.PlannedContact;
import io.forbear.contact.silence.UnreportedCommands;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactReportOverdue;
import io.forbear.events.Direction;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells gateways which commands are taken back and which reports are overdue, and everybody of
 * contacts that were never reported. Ids follow from the command, so nothing is told twice.
 */
@Component
class GatewayNewsPublisher {
    private static final Map<String, Contact.Proposed> NONE = Map.of();

    private final Outbox outbox;
    private final Contacts contacts;
    private final UnreportedCommands unreported;

    GatewayNewsPublisher(Outbox outbox, Contacts contacts, UnreportedCommands unreported) {
        this.outbox = outbox;
        this.contacts = contacts;
        this.unreported = unreported;
    }

    /** Everything that looking at a debtor gave rise to. */
    Mono<Void> publish(Looked debtor) {
        var news = debtor.advance().news();
        if (news.isEmpty()) {
            return Mono.empty();
        }
        var debtorId = debtor.advance().dossier().facts().debtorId();
        var givenUp =
                news.stream()
                        .filter(GatewayNews.GiveUp.class::isInstance)
                        .map(GatewayNews::proposalId)
                        .toList();
        return (givenUp.isEmpty() ? Mono.just(NONE) : contacts.proposals(givenUp))
                .flatMapMany(
                        asked ->
                                Flux.fromIterable(news)
                                        .concatMap(
                                                one ->
                                                        publish(
                                                                debtorId,
                                                                debtor.because(),
                                                                one,
                                                                asked)))
                .then();
    }

    private Mono<Void> publish(
            String debtorId,
            @Nullable UUID because,
            GatewayNews news,
            Map<String, Contact.Proposed> asked) {
        return switch (news) {
            case GatewayNews.Recall recall ->
                    outbox.publish(Topics.COMMAND_CANCELLED, event(debtorId, because, recall));
            case GatewayNews.Chase chase ->
                    outbox.publish(Topics.REPORT_OVERDUE, event(debtorId, because, chase));
            case GatewayNews.GiveUp giveUp -> {
                var proposed = asked.get(giveUp.proposalId());
                yield proposed == null
                        ? Mono.empty()
                        : unreported
                                .note(debtorId, giveUp, proposed.contact(), gateway(proposed))
                                .then(
                                        outbox.publish(
                                                Topics.CONTACT_ATTEMPTED,
                                                event(debtorId, giveUp, proposed.contact())));
            }
        };
    }

    private static String gateway(Contact.Proposed proposed) {
        var topic = Topics.commandFor(EventWords.channel(proposed.contact())).name();
        return topic.substring(topic.lastIndexOf('.') + 1);
    }

    private static ContactCommandCancelled event(
            String debtorId, @Nullable UUID because, GatewayNews.Recall recall) {
        return ContactCommandCancelled.newBuilder()
                .setEventId(derived(recall, "cancelled"))
                .setOccurredAt(recall.at())
                .setDebtorId(debtorId)
                .setCausationId(because)
                .setCommandId(recall.commandId())
                .setProposalId(recall.proposalId())
                .setPermitId(recall.permitId())
                .setChannel(Channel.valueOf(recall.ordered().channel().name()))
                .setLegalEntityId(recall.ordered().collector())
                .setNotAfter(recall.ordered().notAfter())
                .setReason(recall.reason())
                .build();
    }

    private static ContactReportOverdue event(
            String debtorId, @Nullable UUID because, GatewayNews.Chase chase) {
        return ContactReportOverdue.newBuilder()
                .setEventId(derived(chase, "report overdue/" + chase.time()))
                .setOccurredAt(chase.at())
                .setDebtorId(debtorId)
                .setCausationId(because)
                .setCommandId(chase.commandId())
                .setProposalId(chase.proposalId())
                .setPermitId(chase.permitId())
                .setChannel(Channel.valueOf(chase.ordered().channel().name()))
                .setLegalEntityId(chase.ordered().collector())
                .setNotAfter(chase.ordered().notAfter())
                .setCommandedAt(chase.commandedAt())
                .setTime(chase.time())
                .setCountsFrom(chase.countsFrom())
                .build();
    }

    /** The contact as it was ordered; when it happened, if it did, was after the command. */
    private static ContactAttempted event(
            String debtorId, GatewayNews.GiveUp giveUp, PlannedContact contact) {
        return ContactAttempted.newBuilder()
                .setEventId(derived(giveUp, "unreported"))
                .setOccurredAt(giveUp.commandedAt())
                .setDebtorId(debtorId)
                .setReportedAt(giveUp.at())
                .setPermitId(giveUp.permitId())
                .setProposalId(giveUp.proposalId())
                .setCommandId(giveUp.commandId())
                .setDirection(Direction.OUTBOUND)
                .setOutcome(ContactOutcome.UNREPORTED)
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
                .build();
    }

    private static UUID derived(GatewayNews news, String what) {
        return EventIds.derived(UUID.fromString(news.proposalId()), news.commandId() + "/" + what);
    }
}
