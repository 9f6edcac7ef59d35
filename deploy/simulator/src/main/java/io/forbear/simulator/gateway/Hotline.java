package io.forbear.simulator.gateway;

import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.Direction;
import io.forbear.events.DisclosedItem;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.events.VoiceMode;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Debtor;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Debtors who call by themselves; such a contact needs no permit. */
public final class Hotline {
    private static final Duration TALK = Duration.ofMinutes(4);

    private Hotline() {}

    /** The debtor calls the bank and is answered. */
    public static Due call(Debtor debtor, Instant at, Dice dice) {
        var creditor = debtor.account().creditor();
        var event =
                ContactAttempted.newBuilder()
                        .setEventId(dice.eventId(at))
                        .setOccurredAt(at)
                        .setDebtorId(debtor.debtorId())
                        .setDirection(Direction.INBOUND)
                        .setOutcome(ContactOutcome.CONVERSATION)
                        .setChannel(Channel.VOICE_HUMAN)
                        .setVoiceMode(VoiceMode.INTERACTIVE)
                        .setActor(
                                Actor.newBuilder()
                                        .setLegalEntityId(creditor)
                                        .setKind(ActorKind.ISSUER)
                                        .setOnBehalfOf(creditor)
                                        .setAgentIds(List.of("S" + dice.pseudonym()))
                                        .setDeviceOwnership(DeviceOwnership.COMPANY)
                                        .build())
                        .setParty(
                                Party.newBuilder()
                                        .setPersonId(debtor.debtorId())
                                        .setKind(PartyKind.DEBTOR)
                                        .build())
                        .setEndpoint("mobile-" + debtor.debtorId().substring(1))
                        .setPlaceKind(PlaceKind.MOBILE)
                        .setAccountIds(List.of(debtor.account().accountId()))
                        .setPurpose(ContactPurpose.RESPONSE_TO_REQUEST)
                        .setDisclosed(
                                List.of(
                                        DisclosedItem.CREDITOR_NAME,
                                        DisclosedItem.COLLECTOR_NAME,
                                        DisclosedItem.MINI_MIRANDA))
                        .setEndedAt(at.plus(TALK))
                        .setRecordingRef("recording/" + dice.pseudonym())
                        .build();
        return new Due(at.plus(TALK), new Outgoing<>(Topics.CONTACT_ATTEMPTED, event));
    }
}
