package io.forbear.simulator.misconduct;

import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.ContentFlag;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.DisclosedItem;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.events.VoiceMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A contact behind the platform's back, and the rules it breaks: always the one on permits. */
final class RogueContact {
    private final ContactAttempted.Builder report;
    private final Set<String> rules = new LinkedHashSet<>(Set.of(PermitRules.MISSING));

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

    /** For what has no word of its own here. */
    ContactAttempted.Builder report() {
        return report;
    }

    Set<String> rules() {
        return rules;
    }
}
