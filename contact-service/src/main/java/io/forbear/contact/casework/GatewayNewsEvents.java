package io.forbear.contact.casework;

import io.forbear.contact.history.Contact;
import io.forbear.contact.proposal.GatewayNews;
import io.forbear.contact.proposal.PlannedContact;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactReportOverdue;
import io.forbear.events.Direction;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outgoing;
import io.forbear.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which commands are taken back, which reports are overdue, and which contacts were never reported.
 * Ids follow from the command, so nothing is told twice.
 */
final class GatewayNewsEvents {
    private GatewayNewsEvents() {}

    /**
     * Everything that looking at a debtor gave rise to.
     *
     * @param asked the contacts of commands that were given up, by proposal
     */
    static Stream<Outgoing<?>> of(Looked debtor, Map<String, Contact.Proposed> asked) {
        return debtor.advance().news().stream().flatMap(news -> of(debtor, news, asked));
    }

    private static Stream<Outgoing<?>> of(
            Looked debtor, GatewayNews news, Map<String, Contact.Proposed> asked) {
        var debtorId = debtor.debtorId();
        var trace = debtor.trace();
        return switch (news) {
            case GatewayNews.Recall recall ->
                    Stream.<Outgoing<?>>of(
                            new Outgoing<>(
                                    Topics.COMMAND_CANCELLED,
                                    event(debtorId, debtor.because(), recall),
                                    trace));
            case GatewayNews.Chase chase ->
                    Stream.<Outgoing<?>>of(
                            new Outgoing<>(
                                    Topics.REPORT_OVERDUE,
                                    event(debtorId, debtor.because(), chase),
                                    trace));
            case GatewayNews.GiveUp giveUp ->
                    Stream.ofNullable(asked.get(giveUp.proposalId()))
                            .<Outgoing<?>>map(
                                    proposed ->
                                            new Outgoing<>(
                                                    Topics.CONTACT_ATTEMPTED,
                                                    event(debtorId, giveUp, proposed.contact()),
                                                    trace));
        };
    }

    /** The gateway of a contact, as its topic names it. */
    static String gateway(PlannedContact contact) {
        var topic = Topics.commandFor(EventWords.channel(contact)).name();
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
                .setEventId(GivenUp.eventId(giveUp.proposalId(), giveUp.commandId()))
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
