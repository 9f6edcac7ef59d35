package io.forbear.packs;

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
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.DisputeKind;
import io.forbear.rules.Fact;
import io.forbear.rules.InconvenientTime;
import io.forbear.rules.Money;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes up stories, dense enough that limits are met: few persons, few accounts, days not months.
 * They straddle the end of daylight saving in the United States and in Europe.
 */
final class RandomStory {
    static final Instant START = Instant.parse("2026-10-22T00:00:00Z");
    private static final int DAYS = 18;
    private static final List<List<String>> PLACES =
            List.of(
                    List.of("America/New_York"),
                    List.of("Asia/Shanghai"),
                    List.of("Europe/London"),
                    List.of("America/Chicago", "America/Denver"),
                    List.of("America/New_York", "America/Los_Angeles"),
                    List.of("America/Los_Angeles", "Europe/London", "Asia/Tokyo"));
    private static final List<List<String>> LAWS =
            List.of(
                    List.of("US"),
                    List.of("US", "US-MA"),
                    List.of("US", "US-WA"),
                    List.of("US", "US-NY"),
                    List.of("US", "US-CA"),
                    List.of("CN"),
                    List.of("CN"),
                    List.of("CN"),
                    List.of("GB"),
                    List.of("IN"));

    private final Random random;
    private Instant start = START;
    private int ids;

    RandomStory(long seed) {
        random = new Random(seed);
    }

    /** Goes on at another time. */
    void from(Instant instant) {
        start = instant;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        return any(List.of(type.getEnumConstants()));
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String id(String kind) {
        return kind + ids++;
    }

    Instant someTime() {
        // mostly waking hours, to the minute, so that limits other than the hours matter
        int minute = oneIn(4) ? random.nextInt(1440) : 13 * 60 + random.nextInt(11 * 60);
        return start.plus(Duration.ofDays(random.nextInt(DAYS))).plus(Duration.ofMinutes(minute));
    }

    /** What is known of the debtor and his two accounts. */
    List<Fact> background() {
        var zones = any(PLACES).stream().map(ZoneId::of).toList();
        var profile = new Profile(zones, Set.of(), Set.of(), oneIn(3));
        var facts = new ArrayList<Fact>();
        facts.add(new Fact.ProfileStated("profile", Instant.EPOCH, Instant.EPOCH, profile));
        var law = any(LAWS);
        for (var id : List.of("A", "B")) {
            facts.add(account("account" + id, Instant.EPOCH, id, law));
        }
        return facts;
    }

    private Fact account(String factId, Instant at, String id, List<String> law) {
        var account =
                new Account(
                        id,
                        "BANK",
                        law,
                        oneIn(3) ? Coverage.FIRST_PARTY : Coverage.THIRD_PARTY,
                        new Money(new BigDecimal("100.00"), "USD"),
                        null,
                        LocalDate.parse("2026-10-01"),
                        LocalDate.parse("2026-11-01"),
                        oneIn(2));
        return new Fact.AccountStated(factId, at, at, account);
    }

    /** So many facts about the debtor. */
    List<Fact> facts(int count) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < count; i++) {
            facts.add(oneIn(4) ? notice() : attempt());
        }
        return facts;
    }

    Fact.ContactAttempted attempt() {
        var at = someTime();
        var contact = contact(oneIn(8) ? Direction.INBOUND : Direction.OUTBOUND);
        return new Fact.ContactAttempted(id("c"), at, at, contact, outcomeOf(contact.channel()));
    }

    /** Contacts that are rare among all, for rules that look far back. */
    Fact.ContactAttempted rareAttempt() {
        var made = attempt();
        var contact = made.contact();
        var purpose =
                any(
                        List.of(
                                Purpose.LOCATION_INFO,
                                Purpose.LOCATION_INFO,
                                Purpose.RESPONSE_TO_REQUEST,
                                Purpose.OPT_OUT_CONFIRMATION));
        var rare =
                Contact.builder(
                                oneIn(2) ? Channel.SMS : contact.channel(),
                                contact.direction(),
                                contact.actor(),
                                purpose == Purpose.LOCATION_INFO
                                        ? new Party("E", PartyKind.EMERGENCY_CONTACT)
                                        : contact.party(),
                                contact.accountIds(),
                                purpose)
                        .disclosed(contact.disclosed())
                        .build();
        var outcome = outcomeOf(rare.channel());
        return new Fact.ContactAttempted(
                made.id(), made.occurredAt(), made.recordedAt(), rare, outcome);
    }

    /** The debtor opts out of text messages. */
    Fact optOut() {
        var at = someTime();
        var blocked = Set.of(Channel.SMS);
        return new Fact.PreferenceStated(id("n"), at, at, "P", blocked, List.of(), Set.of());
    }

    Fact.ContactAttempted correctionOf(Fact.ContactAttempted made) {
        var at = oneIn(2) ? made.occurredAt() : someTime();
        var contact = oneIn(2) ? made.contact() : contact(Direction.OUTBOUND);
        return new Fact.ContactAttempted(made.id(), at, at, contact, outcomeOf(contact.channel()));
    }

    Fact.ContactProposed proposal() {
        var id = id("g");
        var at = someTime();
        return new Fact.ContactProposed(id, at, at, id, contact(Direction.OUTBOUND));
    }

    private Outcome outcomeOf(Channel channel) {
        return any(possible(channel));
    }

    static List<Outcome> possible(Channel channel) {
        return List.of(Outcome.values()).stream().filter(channel::mayEndWith).toList();
    }

    private Contact contact(Direction direction) {
        var channel = oneIn(2) ? Channel.VOICE_HUMAN : any(Channel.class);
        var party = party();
        return Contact.builder(
                        channel,
                        direction,
                        actor(),
                        party,
                        oneIn(3) ? List.of("A", "B") : List.of("A"),
                        oneIn(3) ? any(Purpose.class) : Purpose.COLLECTION)
                .voiceMode(oneIn(3) ? any(VoiceMode.class) : null)
                .endpoint(any(List.of("cell", "home")), any(PlaceKind.class))
                .disclosed(
                        oneIn(4)
                                ? Set.of(any(DisclosedItem.class))
                                : EnumSet.of(
                                        DisclosedItem.CREDITOR_NAME,
                                        DisclosedItem.COLLECTOR_NAME,
                                        DisclosedItem.MINI_MIRANDA,
                                        DisclosedItem.OPT_OUT_NOTICE))
                .statedAmount(oneIn(8) ? new Money(new BigDecimal("99.00"), "USD") : null)
                .payBy(oneIn(8) ? LocalDate.parse("2026-11-05") : null)
                .evidence(oneIn(4) ? null : "rec", oneIn(2) ? null : "receipt")
                .contentFlags(oneIn(8) ? Set.of(any(ContentFlag.class)) : Set.of())
                .build();
    }

    private Actor actor() {
        return oneIn(2)
                ? new Actor("BANK", ActorKind.ISSUER, "BANK", Set.of("s"), DeviceOwnership.COMPANY)
                : new Actor(
                        "AGENCY",
                        ActorKind.AGENCY,
                        "BANK",
                        Set.of("a", "b"),
                        DeviceOwnership.COMPANY);
    }

    private Party party() {
        return oneIn(4)
                ? any(
                        List.of(
                                new Party("S", PartyKind.SPOUSE),
                                new Party("E", PartyKind.EMERGENCY_CONTACT),
                                new Party("G", PartyKind.GUARANTOR),
                                new Party("L", PartyKind.ATTORNEY)))
                : new Party("P", PartyKind.DEBTOR);
    }

    private Fact notice() {
        var at = someTime();
        var all = List.of("A", "B");
        return switch (random.nextInt(17)) {
            case 0, 1 -> consent(at);
            case 2 -> new Fact.ConsentWithdrawn(id("w"), at, at, "P", Set.of(Channel.VOICE_HUMAN));
            case 3 -> preference(at);
            case 4 -> new Fact.CeaseRequested(id("n"), at, at, "P", oneIn(2), "AGENCY");
            case 5 -> new Fact.ThirdPartyStopRequested(id("n"), at, at, "E");
            case 6 -> new Fact.RepresentationNotified(id("n"), at, at, "P", "L");
            case 7 ->
                    new Fact.DisputeFiled(
                            id("d"), at, at, List.of("A"), oneIn(2), any(DisputeKind.class));
            case 8 -> new Fact.DisputeAnswered(id("n"), at, at, all);
            case 9 -> new Fact.ValidationProvided(id("v"), at, at, all, "AGENCY");
            case 10 ->
                    new Fact.MoratoriumStarted(
                            id("n"), at, at, any(MoratoriumKind.class), List.of("A"));
            case 11 ->
                    new Fact.MoratoriumEnded(
                            id("n"), at, at, any(MoratoriumKind.class), List.of("A"));
            case 12 -> plan(at);
            case 13 -> new Fact.PlanBroken(id("n"), at, at, "plan");
            case 14 -> new Fact.AgencyNoticeSent(id("n"), at, at, "AGENCY", all);
            case 15 ->
                    oneIn(3)
                            ? new Fact.ComplaintExtended(
                                    id("k"),
                                    at,
                                    at,
                                    "complaint",
                                    any(ComplaintComplexity.class),
                                    oneIn(2),
                                    oneIn(2) ? at : null)
                            : oneIn(2)
                                    ? new Fact.ComplaintFiled(
                                            id("k"),
                                            at,
                                            at,
                                            "complaint",
                                            any(ComplaintComplexity.class),
                                            any(ComplaintKind.class),
                                            List.of("A"),
                                            oneIn(3) ? Set.of("GB") : Set.of())
                                    : new Fact.ComplaintResolved(id("k"), at, at, "complaint");
            default ->
                    oneIn(2)
                            ? account(id("account"), at, "A", any(LAWS))
                            : new Fact.AgencyAuthorised(
                                    id("n"),
                                    at,
                                    at,
                                    "AGENCY",
                                    Set.of("CN"),
                                    LocalDate.parse("2026-10-25"),
                                    null,
                                    true);
        };
    }

    private Fact consent(Instant at) {
        var from = oneIn(2) ? null : at.plus(Duration.ofHours(random.nextInt(72)));
        var to = oneIn(2) ? null : at.plus(Duration.ofHours(24 + random.nextInt(100)));
        return new Fact.ConsentGiven(
                id("k"),
                at,
                at,
                "P",
                oneIn(2) ? "BANK" : "AGENCY",
                new ConsentScope(
                        EnumSet.of(Channel.VOICE_HUMAN, any(Channel.class)),
                        from,
                        to,
                        oneIn(2),
                        oneIn(2)),
                null);
    }

    private Fact preference(Instant at) {
        var time = new InconvenientTime(LocalTime.of(12, 0), LocalTime.of(15, 0), Set.of());
        return new Fact.PreferenceStated(
                id("n"),
                at,
                at,
                "P",
                oneIn(2) ? Set.of() : Set.of(any(Channel.class)),
                oneIn(2) ? List.of() : List.of(time),
                oneIn(3) ? Set.of(any(PlaceKind.class)) : Set.of());
    }

    private Fact plan(Instant at) {
        var terms =
                new PlanTerms(
                        "plan",
                        List.of("A"),
                        12,
                        LocalDate.parse("2026-12-01"),
                        LocalDate.parse(oneIn(2) ? "2027-11-01" : "2032-11-01"),
                        oneIn(2),
                        null,
                        EnumSet.allOf(PlanContent.class),
                        oneIn(2),
                        true);
        return new Fact.PlanAgreed(id("p"), at, at, terms, at);
    }
}
