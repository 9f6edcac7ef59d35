package io.forbear.bench.kernel;

import io.forbear.rules.Account;
import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.Coverage;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.Fact;
import io.forbear.rules.Money;
import io.forbear.rules.Outcome;
import io.forbear.rules.Party;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Profile;
import io.forbear.rules.Purpose;
import io.forbear.rules.VoiceMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whose law binds the debtor of a benchmark. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is
public enum Law {
    /** A cardholder in Shanghai, called by the issuer: {@code cn-cards}. */
    CN("Asia/Shanghai", List.of("CN"), Coverage.FIRST_PARTY, ActorKind.ISSUER),

    /** A debtor who may be in four states, called by an agency: {@code us-federal}, overlays. */
    US(
            "America/New_York",
            List.of("US", "US-MA", "US-WA", "US-CA", "US-NY"),
            Coverage.THIRD_PARTY,
            ActorKind.AGENCY);

    private static final Instant START = Instant.parse("2026-10-01T02:00:00Z");
    private static final Duration EVERY = Duration.ofHours(28);

    private final ZoneId zone;
    private final List<String> places;
    private final Coverage coverage;
    private final ActorKind collector;

    Law(String zone, List<String> places, Coverage coverage, ActorKind collector) {
        this.zone = ZoneId.of(zone);
        this.places = places;
        this.coverage = coverage;
        this.collector = collector;
    }

    /** A debtor with one account and so many calls, one every 28 hours; two of three unanswered. */
    CaseFile file(int calls) {
        var file = new CaseFile("D");
        var profile = new Profile(List.of(zone), Set.copyOf(places), Set.of(), false);
        file.add(new Fact.ProfileStated("profile", START, START, profile));
        file.add(new Fact.AccountStated("account", START, START, account()));
        for (int i = 0; i < calls; i++) {
            file.add(call(i, i % 3 == 0 ? Outcome.CONVERSATION : Outcome.RANG_UNANSWERED));
        }
        return file;
    }

    Fact.ContactAttempted call(int number, Outcome outcome) {
        var at = START.plus(EVERY.multipliedBy(number + 1L));
        return new Fact.ContactAttempted("call-%06d".formatted(number), at, at, contact(), outcome);
    }

    Fact.ContactProposed proposal(int number) {
        var at = START.plus(EVERY.multipliedBy(number + 1L));
        return new Fact.ContactProposed("proposal", at, at, "proposal", contact());
    }

    private Account account() {
        return new Account(
                "A",
                "BANK",
                List.of(places.getFirst()),
                coverage,
                new Money(new BigDecimal("5000.00"), "CNY"),
                null,
                null,
                null,
                false);
    }

    private Contact contact() {
        var actor =
                new Actor(
                        collector == ActorKind.ISSUER ? "BANK" : "AGENCY",
                        collector,
                        "BANK",
                        Set.of("agent-7"),
                        DeviceOwnership.COMPANY);
        return Contact.builder(
                        Channel.VOICE_HUMAN,
                        Direction.OUTBOUND,
                        actor,
                        new Party("D", PartyKind.DEBTOR),
                        List.of("A"),
                        Purpose.COLLECTION)
                .voiceMode(VoiceMode.INTERACTIVE)
                .endpoint("mobile-1", PlaceKind.MOBILE)
                .disclosed(
                        EnumSet.of(
                                DisclosedItem.CREDITOR_NAME,
                                DisclosedItem.COLLECTOR_NAME,
                                DisclosedItem.MINI_MIRANDA))
                .evidence("recording", null)
                .build();
    }
}
