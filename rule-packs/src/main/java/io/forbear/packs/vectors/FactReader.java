package io.forbear.packs.vectors;

import io.forbear.rules.Account;
import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.Channel;
import io.forbear.rules.ComplaintComplexity;
import io.forbear.rules.ComplaintKind;
import io.forbear.rules.ConsentScope;
import io.forbear.rules.Contact;
import io.forbear.rules.ContentFlag;
import io.forbear.rules.Coverage;
import io.forbear.rules.DebtorFlag;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.DisputeKind;
import io.forbear.rules.Fact;
import io.forbear.rules.InconvenientTime;
import io.forbear.rules.MoratoriumKind;
import io.forbear.rules.Outcome;
import io.forbear.rules.Party;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.PlanContent;
import io.forbear.rules.PlanTerms;
import io.forbear.rules.Profile;
import io.forbear.rules.Purpose;
import io.forbear.rules.VoiceMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** Makes facts of a vector's debtor, accounts and merged events. */
final class FactReader {
    private FactReader() {}

    static Fact debtor(Members debtor) {
        var profile =
                new Profile(
                        debtor.texts("zones").stream().map(ZoneId::of).toList(),
                        Set.of(),
                        debtor.constants("flags", DebtorFlag.class),
                        debtor.flag("employerProhibitsContact"));
        var id = "debtor " + debtor.text("debtorId");
        return new Fact.ProfileStated(id, Instant.EPOCH, Instant.EPOCH, profile);
    }

    static Fact account(Members account) {
        var id = account.text("accountId");
        var known =
                new Account(
                        id,
                        account.text("creditor"),
                        account.texts("jurisdictions"),
                        account.constant("coverage", Coverage.class),
                        account.moneyOrNull("balance"),
                        account.moneyOrNull("principal"),
                        account.dateOrNull("overdueSince"),
                        account.dateOrNull("limitationEndsAt"),
                        account.flag("chargedOff"));
        return new Fact.AccountStated("account " + id, Instant.EPOCH, Instant.EPOCH, known);
    }

    static Fact event(Members e) {
        var id = e.text("id");
        var at = e.instant("occurredAt");
        var recorded = e.has("recordedAt") ? e.instant("recordedAt") : at;
        return switch (e.text("type")) {
            case "ContactAttempted" ->
                    new Fact.ContactAttempted(
                            id, at, recorded, contact(e), e.constant("outcome", Outcome.class));
            case "ContactProposed" ->
                    new Fact.ContactProposed(id, at, recorded, proposalId(e), contact(e));
            case "ProposalClosed" ->
                    new Fact.ProposalClosed(
                            id,
                            at,
                            recorded,
                            e.text("proposalId"),
                            e.constant("outcome", Outcome.class));
            default -> notice(e, id, at, recorded);
        };
    }

    private static Fact notice(Members e, String id, Instant at, Instant recorded) {
        return switch (e.text("type")) {
            case "ConsentGiven" ->
                    new Fact.ConsentGiven(
                            id,
                            at,
                            recorded,
                            e.text("personId"),
                            e.text("toLegalEntityId"),
                            scope(e.at("scope")),
                            e.instantOrNull("expiresAt"));
            case "ConsentWithdrawn" ->
                    new Fact.ConsentWithdrawn(
                            id,
                            at,
                            recorded,
                            e.text("personId"),
                            e.constants("channels", Channel.class));
            case "PreferenceStated" ->
                    new Fact.PreferenceStated(
                            id,
                            at,
                            recorded,
                            e.text("personId"),
                            e.constants("blockedChannels", Channel.class),
                            e.list("inconvenientTimes").stream().map(FactReader::time).toList(),
                            e.constants("inconvenientPlaces", PlaceKind.class));
            case "CeaseRequested" ->
                    new Fact.CeaseRequested(
                            id,
                            at,
                            recorded,
                            e.text("personId"),
                            e.flag("written"),
                            e.textOrNull("toLegalEntityId"));
            case "ThirdPartyStopRequested" ->
                    new Fact.ThirdPartyStopRequested(id, at, recorded, e.text("personId"));
            case "RepresentationNotified" ->
                    new Fact.RepresentationNotified(
                            id, at, recorded, e.text("personId"), e.text("attorneyId"));
            default -> accountEvent(e, id, at, recorded);
        };
    }

    private static Fact accountEvent(Members e, String id, Instant at, Instant recorded) {
        var accounts = e.texts("accountIds");
        return switch (e.text("type")) {
            case "DisputeFiled" ->
                    new Fact.DisputeFiled(
                            id,
                            at,
                            recorded,
                            accounts,
                            e.flag("written"),
                            e.constant("kind", DisputeKind.class));
            case "DisputeAnswered" -> new Fact.DisputeAnswered(id, at, recorded, accounts);
            case "ValidationProvided" ->
                    new Fact.ValidationProvided(
                            id, at, recorded, accounts, e.text("byLegalEntityId"));
            case "MoratoriumStarted" ->
                    new Fact.MoratoriumStarted(
                            id, at, recorded, e.constant("kind", MoratoriumKind.class), accounts);
            case "MoratoriumEnded" ->
                    new Fact.MoratoriumEnded(
                            id, at, recorded, e.constant("kind", MoratoriumKind.class), accounts);
            case "ComplaintFiled" ->
                    new Fact.ComplaintFiled(
                            id,
                            at,
                            recorded,
                            e.text("complaintId"),
                            e.constant("complexity", ComplaintComplexity.class),
                            e.constant("kind", ComplaintKind.class),
                            accounts,
                            Set.of());
            case "ComplaintResolved" ->
                    new Fact.ComplaintResolved(id, at, recorded, e.text("complaintId"));
            default -> planOrAgency(e, id, at, recorded);
        };
    }

    private static Fact planOrAgency(Members e, String id, Instant at, Instant recorded) {
        return switch (e.text("type")) {
            case "PlanProposed" -> new Fact.PlanProposed(id, at, recorded, terms(e));
            case "PlanAgreed" ->
                    new Fact.PlanAgreed(id, at, recorded, terms(e), e.instant("signedAt"));
            case "PlanBroken" -> new Fact.PlanBroken(id, at, recorded, e.text("planId"));
            case "PlanCompleted" -> new Fact.PlanCompleted(id, at, recorded, e.text("planId"));
            case "AgencyAuthorised" ->
                    new Fact.AgencyAuthorised(
                            id,
                            at,
                            recorded,
                            e.text("legalEntityId"),
                            e.textSet("jurisdictions"),
                            e.date("from"),
                            e.date("to"),
                            e.flag("published"));
            case "AgencyRevoked" ->
                    new Fact.AgencyRevoked(
                            id, at, recorded, e.text("legalEntityId"), e.textSet("jurisdictions"));
            case "AgencyAssigned" ->
                    new Fact.AgencyAssigned(
                            id, at, recorded, e.text("legalEntityId"), e.texts("accountIds"));
            case "AgencyNoticeSent" ->
                    new Fact.AgencyNoticeSent(
                            id, at, recorded, e.text("legalEntityId"), e.texts("accountIds"));
            default -> throw new IllegalArgumentException("unknown type " + e.text("type"));
        };
    }

    private static String proposalId(Members e) {
        return e.has("proposalId") ? e.text("proposalId") : e.text("id");
    }

    private static Contact contact(Members e) {
        return Contact.builder(
                        e.constant("channel", Channel.class),
                        e.constant("direction", Direction.class),
                        actor(e.at("actor")),
                        new Party(
                                e.at("party").text("personId"),
                                e.at("party").constant("kind", PartyKind.class)),
                        e.texts("accountIds"),
                        e.constant("purpose", Purpose.class))
                .voiceMode(e.has("voiceMode") ? e.constant("voiceMode", VoiceMode.class) : null)
                .endpoint(
                        e.textOrNull("endpoint"),
                        e.has("placeKind")
                                ? e.constant("placeKind", PlaceKind.class)
                                : PlaceKind.UNKNOWN)
                .disclosed(e.constants("disclosed", DisclosedItem.class))
                .statedAmount(e.moneyOrNull("statedAmount"))
                .payBy(e.dateOrNull("payBy"))
                .letterFields(e.textSet("letterFields"))
                .evidence(e.textOrNull("recordingRef"), e.textOrNull("receiptRef"))
                .contentFlags(e.constants("contentFlags", ContentFlag.class))
                .permitId(e.textOrNull("permitId"))
                .proposalId(e.textOrNull("proposalId"))
                .build();
    }

    private static Actor actor(Members actor) {
        return new Actor(
                actor.text("legalEntityId"),
                actor.constant("kind", ActorKind.class),
                actor.textOrNull("onBehalfOf"),
                actor.textSet("agentIds"),
                actor.has("deviceOwnership")
                        ? actor.constant("deviceOwnership", DeviceOwnership.class)
                        : null);
    }

    private static ConsentScope scope(Members scope) {
        return new ConsentScope(
                scope.constants("channels", Channel.class),
                scope.instantOrNull("from"),
                scope.instantOrNull("to"),
                scope.flag("ignoresHours"),
                scope.flag("ignoresFrequency"));
    }

    private static InconvenientTime time(Members time) {
        return new InconvenientTime(
                LocalTime.parse(time.text("from")),
                LocalTime.parse(time.text("to")),
                time.constants("days", DayOfWeek.class));
    }

    private static PlanTerms terms(Members e) {
        return new PlanTerms(
                e.text("planId"),
                e.texts("accountIds"),
                e.number("instalments"),
                e.date("firstDue"),
                e.date("lastDue"),
                e.flag("oral"),
                e.textOrNull("recordingRef"),
                e.constants("contents", PlanContent.class),
                e.flag("exceedsAbility"),
                e.flag("willing"));
    }
}
