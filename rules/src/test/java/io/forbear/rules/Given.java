package io.forbear.rules;

import io.forbear.rules.catalogue.RuleTypes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A debtor D with an account A in a country of its own, whose law is one rule. */
final class Given {
    static final Party DEBTOR = new Party("D", PartyKind.DEBTOR);
    private static final Actor BANK =
            new Actor("BANK", ActorKind.ISSUER, "BANK", Set.of("s"), DeviceOwnership.COMPANY);

    private Given() {}

    /** A law of one rule, in force from an instant on. */
    static RulePack law(String version, String from, String type, Map<String, ?> parameters) {
        var check =
                Objects.requireNonNull(RuleTypes.named(type))
                        .check(new Parameters(parameters, _ -> null));
        var rule =
                new Rule(
                        "XX-RULE-01",
                        "a rule",
                        "a statement",
                        "a law",
                        Verification.P,
                        EnumSet.allOf(Mode.class),
                        Consequence.VIOLATION,
                        List.of(new Rule.CheckUse(type, parameters.toString(), check)));
        return new RulePack(
                "xx",
                version,
                "a country",
                Instant.parse(from),
                null,
                Set.of("XX"),
                EnumSet.allOf(Coverage.class),
                List.of(rule));
    }

    /** At most so many unanswered calls to one number a day. */
    static RulePack atMostCallsADay(int max) {
        return law("1", "2020-01-01T00:00:00Z", "contact-limit", calls(max));
    }

    static Map<String, ?> calls(int max) {
        return Map.of(
                "max",
                max,
                "days",
                1,
                "zone",
                "DEBTOR",
                "channels",
                List.of("VOICE_HUMAN"),
                "outcomes",
                List.of("RANG_UNANSWERED"));
    }

    static CaseFile file() {
        var profile = new Profile(List.of(ZoneId.of("UTC")), Set.of(), Set.of(), false);
        var account =
                new Account(
                        "A",
                        "BANK",
                        List.of("XX"),
                        Coverage.FIRST_PARTY,
                        null,
                        null,
                        null,
                        null,
                        false);
        return new CaseFile("D")
                .addAll(
                        List.of(
                                new Fact.ProfileStated(
                                        "profile", Instant.EPOCH, Instant.EPOCH, profile),
                                new Fact.AccountStated(
                                        "account", Instant.EPOCH, Instant.EPOCH, account)));
    }

    static Contact.Builder call() {
        return Contact.builder(
                        Channel.VOICE_HUMAN,
                        Direction.OUTBOUND,
                        BANK,
                        DEBTOR,
                        List.of("A"),
                        Purpose.COLLECTION)
                .endpoint("cell", PlaceKind.MOBILE);
    }

    static Fact.ContactAttempted unanswered(String id, String at) {
        return made(id, at, call().build(), Outcome.RANG_UNANSWERED);
    }

    static Fact.ContactAttempted made(String id, String at, Contact contact, Outcome outcome) {
        return new Fact.ContactAttempted(
                id, Instant.parse(at), Instant.parse(at), contact, outcome);
    }

    static Fact.ContactProposed proposed(String id, String at) {
        return new Fact.ContactProposed(
                id, Instant.parse(at), Instant.parse(at), id, call().build());
    }
}
