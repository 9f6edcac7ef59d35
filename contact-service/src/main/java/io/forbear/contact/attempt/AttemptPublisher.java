package io.forbear.contact.attempt;

import io.forbear.contact.channel.Outcome;
import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.AttemptReason;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DisclosedItem;
import io.forbear.events.Money;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.events.VoiceMode;
import io.forbear.messaging.Outbox;
import io.forbear.topics.Topics;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells others of a report; the names are the same on both sides. */
@Component
class AttemptPublisher {
    private final Outbox outbox;

    AttemptPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Tells of several, in this order. */
    Mono<Void> publish(List<AttemptBody> bodies) {
        return outbox.publish(
                Topics.CONTACT_ATTEMPTED, bodies.stream().map(AttemptPublisher::event).toList());
    }

    static ContactAttempted event(AttemptBody body) {
        var told = Told.of(body.outcome());
        return ContactAttempted.newBuilder()
                .setEventId(body.eventId())
                .setOccurredAt(body.occurredAt())
                .setDebtorId(body.debtorId())
                .setReportedAt(body.reportedAt())
                .setPermitId(body.permitId())
                .setProposalId(body.proposalId())
                .setCommandId(body.commandId())
                .setDirection(io.forbear.events.Direction.valueOf(body.direction().name()))
                .setOutcome(told.outcome())
                .setReason(told.reason())
                .setChannel(Channel.valueOf(body.channel().name()))
                .setVoiceMode(same(body.voiceMode(), VoiceMode::valueOf, null))
                .setActor(actor(body.actor()))
                .setParty(party(body.party()))
                .setEndpoint(body.endpoint())
                .setPlaceKind(same(body.placeKind(), PlaceKind::valueOf, PlaceKind.UNKNOWN))
                .setAccountIds(body.accountIds())
                .setPurpose(ContactPurpose.valueOf(body.purpose().name()))
                .setDisclosed(names(body.disclosed(), DisclosedItem::valueOf))
                .setStatedAmount(money(body.statedAmount()))
                .setPayBy(body.payBy())
                .setLetterFields(orNone(body.letterFields()))
                .setContentFlags(names(body.contentFlags(), io.forbear.events.ContentFlag::valueOf))
                .setEndedAt(body.endedAt())
                .setRecordingRef(body.recordingRef())
                .setReceiptRef(body.receiptRef())
                .setResults(names(body.results(), io.forbear.events.ContactResult::valueOf))
                .setCallBackAt(body.callBackAt())
                .build();
    }

    /** An outcome in the words of the event: what happened, and why where that says more. */
    private record Told(ContactOutcome outcome, @Nullable AttemptReason reason) {
        static Told of(Outcome outcome) {
            return new Told(
                    ContactOutcome.valueOf(outcome.happened().name()),
                    same(outcome.why(), AttemptReason::valueOf, null));
        }
    }

    private static Actor actor(AttemptBody.Actor actor) {
        return Actor.newBuilder()
                .setLegalEntityId(actor.legalEntityId())
                .setKind(ActorKind.valueOf(actor.kind().name()))
                .setOnBehalfOf(actor.onBehalfOf())
                .setAgentIds(orNone(actor.agentIds()))
                .setDeviceOwnership(
                        same(
                                actor.deviceOwnership(),
                                io.forbear.events.DeviceOwnership::valueOf,
                                io.forbear.events.DeviceOwnership.UNKNOWN))
                .build();
    }

    private static Party party(AttemptBody.Party party) {
        return new Party(party.personId(), PartyKind.valueOf(party.kind().name()));
    }

    private static @Nullable Money money(AttemptBody.@Nullable StatedAmount stated) {
        return stated == null ? null : new Money(stated.amount().setScale(4), stated.currency());
    }

    private static <T extends @Nullable Object> T same(
            @Nullable Enum<?> ours, Function<String, T> theirs, T otherwise) {
        return ours == null ? otherwise : theirs.apply(ours.name());
    }

    private static <T> List<T> names(
            @Nullable List<? extends Enum<?>> ours, Function<String, T> theirs) {
        return ours == null ? List.of() : ours.stream().map(Enum::name).map(theirs).toList();
    }

    private static List<String> orNone(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
