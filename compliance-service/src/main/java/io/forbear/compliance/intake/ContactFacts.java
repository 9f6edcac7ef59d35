package io.forbear.compliance.intake;

import static io.forbear.compliance.intake.Symbols.known;
import static io.forbear.compliance.intake.Symbols.knownOrNull;
import static io.forbear.compliance.intake.Values.money;
import static io.forbear.compliance.intake.Values.required;
import static io.forbear.compliance.intake.Values.stated;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactProposed;
import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.ContentFlag;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.Fact;
import io.forbear.rules.Outcome;
import io.forbear.rules.Party;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Purpose;
import io.forbear.rules.VoiceMode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/** Contacts, made and planned. */
final class ContactFacts {
    private ContactFacts() {}

    /**
     * What came of a contact. That it was not made, or that nobody reported it, closes its
     * proposal: the slot is free, or counts as the worst until a report of its own comes.
     */
    static List<Fact> attempted(ContactAttempted event) {
        var proposalId = stated(event.getProposalId());
        return switch (event.getOutcome()) {
            case NOT_MADE ->
                    List.of(
                            proposalId == null
                                    ? nothing(event)
                                    : closed(event, proposalId, Outcome.EXPIRED));
            case UNREPORTED ->
                    List.of(
                            proposalId == null
                                    ? made(event, Outcome.UNREPORTED)
                                    : closed(event, proposalId, Outcome.UNREPORTED));
            case UNKNOWN,
                    NOT_CONNECTED_BUSY,
                    NOT_CONNECTED_INVALID,
                    RANG_UNANSWERED,
                    VOICEMAIL,
                    CONNECTED_NO_CONVERSATION,
                    CONVERSATION,
                    DELIVERED,
                    SENT,
                    BOUNCED ->
                    List.of(made(event, known(Outcome.class, event.getOutcome(), "outcome")));
        };
    }

    /**
     * Takes the place of a contact that was reported under this event's id before; closes nothing,
     * since no proposal has an event's id.
     */
    private static Fact nothing(ContactAttempted event) {
        return closed(event, event.getEventId().toString(), Outcome.EXPIRED);
    }

    private static Fact made(ContactAttempted event, Outcome outcome) {
        return new Fact.ContactAttempted(
                event.getEventId().toString(),
                event.getOccurredAt(),
                recordedAt(event),
                contact(event),
                outcome);
    }

    private static Fact closed(ContactAttempted event, String proposalId, Outcome outcome) {
        return new Fact.ProposalClosed(
                event.getEventId().toString(),
                event.getOccurredAt(),
                recordedAt(event),
                proposalId,
                outcome);
    }

    private static Instant recordedAt(ContactAttempted event) {
        var reportedAt = event.getReportedAt();
        return reportedAt == null ? event.getOccurredAt() : reportedAt;
    }

    /** A planned contact; it counts at the instant for which it is planned. */
    static Fact.ContactProposed proposed(ContactProposed event) {
        return new Fact.ContactProposed(
                event.getEventId().toString(),
                event.getPlannedAt(),
                event.getOccurredAt(),
                required(event.getProposalId(), "proposalId"),
                planned(event));
    }

    private static Contact contact(ContactAttempted event) {
        return Contact.builder(
                        known(Channel.class, event.getChannel(), "channel"),
                        known(Direction.class, event.getDirection(), "direction"),
                        actor(event.getActor()),
                        party(event.getParty()),
                        accounts(event.getAccountIds()),
                        known(Purpose.class, event.getPurpose(), "purpose"))
                .voiceMode(knownOrNull(VoiceMode.class, event.getVoiceMode()))
                .endpoint(stated(event.getEndpoint()), place(event.getPlaceKind()))
                .disclosed(known(DisclosedItem.class, event.getDisclosed(), "disclosed"))
                .statedAmount(money(event.getStatedAmount()))
                .payBy(event.getPayBy())
                .letterFields(new HashSet<>(event.getLetterFields()))
                .contentFlags(known(ContentFlag.class, event.getContentFlags(), "contentFlags"))
                .evidence(stated(event.getRecordingRef()), stated(event.getReceiptRef()))
                .permitId(stated(event.getPermitId()))
                .proposalId(stated(event.getProposalId()))
                .build();
    }

    private static Contact planned(ContactProposed event) {
        return Contact.builder(
                        known(Channel.class, event.getChannel(), "channel"),
                        Direction.OUTBOUND,
                        actor(event.getActor()),
                        party(event.getParty()),
                        accounts(event.getAccountIds()),
                        known(Purpose.class, event.getPurpose(), "purpose"))
                .voiceMode(knownOrNull(VoiceMode.class, event.getVoiceMode()))
                .endpoint(stated(event.getEndpoint()), place(event.getPlaceKind()))
                .disclosed(known(DisclosedItem.class, event.getDisclosed(), "disclosed"))
                .statedAmount(money(event.getStatedAmount()))
                .payBy(event.getPayBy())
                .letterFields(new HashSet<>(event.getLetterFields()))
                .contentFlags(known(ContentFlag.class, event.getContentFlags(), "contentFlags"))
                .proposalId(event.getProposalId())
                .build();
    }

    private static Actor actor(io.forbear.events.Actor actor) {
        return new Actor(
                required(actor.getLegalEntityId(), "actor.legalEntityId"),
                known(ActorKind.class, actor.getKind(), "actor.kind"),
                stated(actor.getOnBehalfOf()),
                new HashSet<>(actor.getAgentIds()),
                knownOrNull(DeviceOwnership.class, actor.getDeviceOwnership()));
    }

    private static Party party(io.forbear.events.Party party) {
        return new Party(
                required(party.getPersonId(), "party.personId"),
                known(PartyKind.class, party.getKind(), "party.kind"));
    }

    private static PlaceKind place(io.forbear.events.PlaceKind place) {
        return Enum.valueOf(PlaceKind.class, place.name());
    }

    private static List<String> accounts(List<String> accountIds) {
        if (accountIds.isEmpty()) {
            throw new RefusedRecord(
                    Refusal.Reason.REJECTED, "accountIds must name an account, found none");
        }
        return accountIds;
    }
}
