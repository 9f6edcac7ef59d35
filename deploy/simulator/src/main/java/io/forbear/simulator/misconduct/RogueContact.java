package io.forbear.simulator.misconduct;

import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.ContentFlag;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.Direction;
import io.forbear.events.DisclosedItem;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.events.VoiceMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A contact behind the platform's back, and the rules it breaks: the one on permits whenever it is
 * made to, not by, the person.
 */
final class RogueContact {
    private final ContactAttempted.Builder report;
    private final Set<String> rules = new LinkedHashSet<>(Set.of(PermitRules.MISSING));
    private final List<ContactAttempted> mistaken = new ArrayList<>();

    RogueContact(ContactAttempted.Builder report) {
        this.report = report;
    }

    RogueContact breaking(String... broken) {
        rules.addAll(List.of(broken));
        return this;
    }

    RogueContact outcome(ContactOutcome outcome) {
        report.setOutcome(outcome);
        if (outcome != ContactOutcome.CONVERSATION) {
            report.setRecordingRef(null).setEndedAt(null);
        }
        return this;
    }

    RogueContact unanswered() {
        return outcome(ContactOutcome.RANG_UNANSWERED);
    }

    RogueContact by(Channel channel) {
        report.setChannel(channel);
        return this;
    }

    RogueContact notification() {
        report.setVoiceMode(VoiceMode.NOTIFICATION);
        return by(Channel.VOICE_BOT).outcome(ContactOutcome.CONNECTED_NO_CONVERSATION);
    }

    RogueContact at(PlaceKind place, String endpoint) {
        report.setPlaceKind(place).setEndpoint(endpoint);
        return this;
    }

    RogueContact to(PartyKind kind, String personId) {
        report.setParty(Party.newBuilder().setKind(kind).setPersonId(personId).build());
        return at(PlaceKind.MOBILE, "mobile-of-" + personId);
    }

    RogueContact purpose(ContactPurpose purpose) {
        report.setPurpose(purpose);
        return this;
    }

    RogueContact saying(DisclosedItem... items) {
        report.setDisclosed(List.of(items));
        return this;
    }

    RogueContact flagged(ContentFlag flag) {
        report.setContentFlags(List.of(flag));
        return this;
    }

    RogueContact unrecorded() {
        report.setRecordingRef(null);
        return this;
    }

    RogueContact agents(String... agentIds) {
        return actor(Actor.newBuilder(report.getActor()).setAgentIds(List.of(agentIds)));
    }

    RogueContact agency(String legalEntityId) {
        return actor(
                Actor.newBuilder(report.getActor())
                        .setLegalEntityId(legalEntityId)
                        .setKind(ActorKind.AGENCY));
    }

    RogueContact onPrivateDevice() {
        return actor(
                Actor.newBuilder(report.getActor()).setDeviceOwnership(DeviceOwnership.PRIVATE));
    }

    private RogueContact actor(Actor.Builder actor) {
        report.setActor(actor.build());
        return this;
    }

    /** The person calls; nobody needs a permit for that. */
    RogueContact inbound() {
        report.setDirection(Direction.INBOUND);
        rules.remove(PermitRules.MISSING);
        return purpose(ContactPurpose.RESPONSE_TO_REQUEST);
    }

    /** A permit that nobody issued. */
    RogueContact withInventedPermit() {
        report.setPermitId("permit-" + report.getEventId());
        rules.remove(PermitRules.MISSING);
        return breaking(PermitRules.UNKNOWN);
    }

    /** Before the truth is reported, the same contact is reported at another time. */
    RogueContact firstReportedAt(Instant wrong) {
        mistaken.add(ContactAttempted.newBuilder(report.build()).setOccurredAt(wrong).build());
        return this;
    }

    /** All reports about the contact, the true one last. */
    List<ContactAttempted> reports() {
        var all = new ArrayList<>(mistaken);
        all.add(report.build());
        return all;
    }

    String subject() {
        return report.getEventId().toString();
    }

    /** For what has no word of its own here. */
    ContactAttempted.Builder report() {
        return report;
    }

    Set<String> rules() {
        return rules;
    }
}
