package io.forbear.packs;

import io.forbear.rules.Account;
import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.Consequence;
import io.forbear.rules.Contact;
import io.forbear.rules.Coverage;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.Outcome;
import io.forbear.rules.Party;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Profile;
import io.forbear.rules.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A debtor P with an account A, and what may happen to him. Times are on his wall clock. */
record Examples(ZoneId zone, List<String> jurisdictions, Coverage coverage) {
    static final Examples CHINA =
            new Examples(ZoneId.of("Asia/Shanghai"), List.of("CN"), Coverage.FIRST_PARTY);
    static final Examples INDIA =
            new Examples(ZoneId.of("Asia/Kolkata"), List.of("IN"), Coverage.FIRST_PARTY);
    static final Examples ENGLAND =
            new Examples(ZoneId.of("Europe/London"), List.of("GB"), Coverage.FIRST_PARTY);
    static final Examples NEW_JERSEY = american("America/New_York", "US-NJ");
    static final Examples MASSACHUSETTS = american("America/New_York", "US-MA");
    static final Examples NEW_YORK = american("America/New_York", "US-NY");
    static final Examples WASHINGTON = american("America/Los_Angeles", "US-WA");

    static final Party DEBTOR = new Party("P", PartyKind.DEBTOR);
    static final Party FRIEND = new Party("F", PartyKind.EMERGENCY_CONTACT);

    private static Examples american(String zone, String state) {
        return new Examples(ZoneId.of(zone), List.of("US", state), Coverage.THIRD_PARTY);
    }

    /** What is known of the debtor; his account is charged off and overdue. */
    CaseFile file() {
        var profile = new Profile(List.of(zone), Set.of(), Set.of(), false);
        var account =
                new Account(
                        "A",
                        "BANK",
                        jurisdictions,
                        coverage,
                        null,
                        null,
                        LocalDate.parse("2026-01-01"),
                        null,
                        true);
        return new CaseFile("P")
                .addAll(
                        List.of(
                                new Fact.ProfileStated(
                                        "profile", Instant.EPOCH, Instant.EPOCH, profile),
                                new Fact.AccountStated(
                                        "account", Instant.EPOCH, Instant.EPOCH, account)));
    }

    Instant at(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    /** An interactive call to the debtor's mobile with everything said that must be said. */
    Contact.Builder call() {
        return contact(Channel.VOICE_HUMAN, DEBTOR);
    }

    Contact.Builder contact(Channel channel, Party party) {
        var actor =
                coverage == Coverage.FIRST_PARTY
                        ? new Actor(
                                "BANK",
                                ActorKind.ISSUER,
                                "BANK",
                                Set.of("s1", "s2"),
                                DeviceOwnership.COMPANY)
                        : new Actor(
                                "AGENCY",
                                ActorKind.AGENCY,
                                "BANK",
                                Set.of("a1", "a2"),
                                DeviceOwnership.COMPANY);
        var purpose = party.kind() == PartyKind.DEBTOR ? Purpose.COLLECTION : Purpose.LOCATION_INFO;
        return Contact.builder(channel, Direction.OUTBOUND, actor, party, List.of("A"), purpose)
                .endpoint("cell", PlaceKind.MOBILE)
                .disclosed(
                        EnumSet.of(
                                DisclosedItem.CREDITOR_NAME,
                                DisclosedItem.COLLECTOR_NAME,
                                DisclosedItem.MINI_MIRANDA))
                .evidence("recording", null);
    }

    Fact.ContactAttempted made(
            String id, LocalDateTime local, Contact.Builder contact, Outcome outcome) {
        return new Fact.ContactAttempted(id, at(local), at(local), contact.build(), outcome);
    }

    /** The consequences a rule has on a subject. */
    static List<Consequence> consequences(List<Finding> findings, String ruleId, String subject) {
        return findings.stream()
                .filter(finding -> finding.ruleId().equals(ruleId))
                .filter(finding -> finding.subject().equals(subject))
                .map(Finding::consequence)
                .toList();
    }
}
