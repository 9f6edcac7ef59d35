package io.forbear.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final String LONG_AGO = "2024-03-01T08:00:00Z";
    private static final Instant HORIZON = Instant.parse("2026-03-01T12:00:00Z");

    private static Retention retention(RulePack... packs) {
        return new Retention(RuleBook.of(List.of(packs)), List.of());
    }

    private static List<String> forgotten(Retention retention, CaseFile file) {
        return retention.forgettable(file, HORIZON, 100).facts().stream().map(Fact::id).toList();
    }

    @Test
    void forgetsACallThatNoRuleLooksBackOn() {
        var retention = retention(Given.atMostCallsADay(1));
        var mark = retention.mark(HORIZON);
        var file = Given.file();
        file.add(Given.unanswered("old", mark.minusMillis(1).toString()));
        file.add(Given.unanswered("young", mark.toString()));
        assertThat(forgotten(retention, file)).containsExactly("old");
    }

    @Test
    void looksBackAsFarAsTheFarthestRule() {
        var week = Map.of("max", 1, "days", 7, "zone", "DEBTOR");
        var all = new HashMap<String, Object>(Given.calls(1));
        all.putAll(week);
        var pack = Given.law("1", "2020-01-01T00:00:00Z", "contact-limit", all);
        var retention = retention(pack, Given.atMostCallsADay(1));
        assertThat(retention.lookBack()).isBetween(Duration.ofDays(7), Duration.ofDays(9));
        assertThat(retention.leastHorizon()).isEqualTo(retention.lookBack());
    }

    @Test
    void needsAHorizonBeyondTheLongestTerm() {
        var term =
                Given.law(
                        "1",
                        "2020-01-01T00:00:00Z",
                        "dispute-term",
                        Map.of("days", 21, "kinds", List.of("DEBT"), "zone", "DEBTOR"));
        assertThat(retention(term).leastHorizon())
                .isBetween(Duration.ofDays(21), Duration.ofDays(23));
    }

    @Test
    void remembersTheConversationThatEndedAConsentWithoutEnd() {
        var parameters = new HashMap<String, Object>(Given.calls(1));
        parameters.put("consentDays", 0);
        parameters.put("consentEndsWithConversation", true);
        var retention =
                retention(Given.law("1", "2020-01-01T00:00:00Z", "contact-limit", parameters));
        var file = Given.file();
        for (var id : List.of("first", "last")) {
            var at = id.equals("last") ? "2024-03-02T08:00:00Z" : LONG_AGO;
            file.add(Given.made(id, at, Given.call().build(), Outcome.CONVERSATION));
        }
        assertThat(retention.lookBack()).isLessThan(Duration.ofDays(5));
        assertThat(forgotten(retention, file)).containsExactly("first");
    }

    @Test
    void keepsTheDemandThatLimitationRunsFrom() {
        var retention =
                retention(
                        Given.law(
                                "1",
                                "2020-01-01T00:00:00Z",
                                "limitation-restart",
                                Map.of(
                                        "years",
                                        3,
                                        "channels",
                                        List.of("SMS"),
                                        "purposes",
                                        List.of("COLLECTION"),
                                        "zone",
                                        "UTC")));
        var file = Given.file();
        file.add(demand("first", LONG_AGO));
        file.add(demand("latest", "2024-03-09T08:00:00Z"));
        assertThat(forgotten(retention, file)).containsExactly("first");
    }

    private static Fact demand(String id, String at) {
        var contact = Given.call().build();
        var text =
                Contact.builder(
                                Channel.SMS,
                                Direction.OUTBOUND,
                                contact.actor(),
                                contact.party(),
                                List.of("A"),
                                Purpose.COLLECTION)
                        .build();
        return Given.made(id, at, text, Outcome.DELIVERED);
    }

    @Test
    void forgetsAProposalWithAllThatBelongsToIt() {
        var retention = retention(Given.atMostCallsADay(1));
        var file = Given.file();
        var planned = Given.proposed("planned", LONG_AGO);
        file.add(planned);
        file.add(permit(planned, planned.occurredAt()));
        file.add(
                Given.made(
                        "made",
                        LONG_AGO,
                        Given.call().proposalId("planned").build(),
                        Outcome.CONVERSATION));
        var late = Given.proposed("late", LONG_AGO);
        file.add(late);
        file.add(permit(late, HORIZON));
        assertThat(forgotten(retention, file))
                .containsExactlyInAnyOrder("planned", "permit-planned", "made");
    }

    private static Fact permit(Fact.ContactProposed planned, Instant at) {
        return new Fact.PermitIssued(
                "permit-" + planned.id(),
                at,
                at,
                "permit-" + planned.id(),
                planned.proposalId(),
                Channel.VOICE_HUMAN,
                "D",
                "cell",
                at,
                at.plus(Gate.PERMIT_VALIDITY));
    }

    @Test
    void forgetsStatementsThatDifferInAmountsOnly() {
        var file = Given.file();
        for (int day = 1; day <= 4; day++) {
            var at = Instant.parse(LONG_AGO).plus(Duration.ofDays(day));
            file.add(stated("day" + day, at, day, day >= 3));
        }
        // what held last before the mark stays, and so does each change of more than amounts
        assertThat(forgotten(retention(Given.atMostCallsADay(1)), file))
                .containsExactly("day1", "day2");
    }

    private static Fact stated(String id, Instant at, int amount, boolean chargedOff) {
        var owed = new Money(new BigDecimal(amount), "USD");
        var known = Given.file().accountAt("A", at);
        var account =
                new Account(
                        "A",
                        "BANK",
                        List.of("XX"),
                        Coverage.FIRST_PARTY,
                        owed,
                        null,
                        known == null ? null : known.overdueSince(),
                        null,
                        chargedOff);
        return new Fact.AccountStated(id, at, at, account);
    }

    /**
     * A call that was one too many is no effective collection, also when the first is forgotten.
     */
    @Test
    void settlesWhetherAContactBrokeTheLawBeforeItForgetsWhy() {
        var limit = new HashMap<String, Object>(Given.calls(1));
        limit.put("outcomes", List.of("RANG_UNANSWERED", "CONVERSATION"));
        var effective =
                Map.of(
                        "minGapDays",
                        30,
                        "thenMonths",
                        3,
                        "purposes",
                        List.of("COLLECTION"),
                        "zone",
                        "UTC");
        var book =
                RuleBook.of(
                        List.of(
                                Given.law("1", "2020-01-01T00:00:00Z", "contact-limit", limit),
                                observing(
                                        Given.law(
                                                "1",
                                                "2020-01-01T00:00:00Z",
                                                "effective-collection",
                                                effective))));
        var retention = new Retention(book, List.of());
        var mark = retention.mark(HORIZON);
        var file = Given.file();
        var since = Instant.parse(LONG_AGO);
        file.add(overdue(since));
        file.add(Given.unanswered("first", mark.minusSeconds(3600).toString()));
        file.add(talk("second", mark.plusSeconds(3600)));
        var later = talk("later", HORIZON.plus(Duration.ofDays(30)));

        var forgettable = retention.forgettable(file, HORIZON, 100);
        assertThat(forgettable.facts()).extracting(Fact::id).containsExactly("first");
        assertThat(forgettable.settled()).containsExactly(Map.entry("second", true));
        forgettable.forget(file);
        file.add(later);
        assertThat(new Detector(book).findingsOf(file, "later", HORIZON))
                .singleElement()
                .satisfies(
                        found ->
                                assertThat(found.evidence().explanation())
                                        .isEqualTo("counts as the first effective collection"));
    }

    private static RulePack observing(RulePack pack) {
        var rules = new ArrayList<Rule>();
        for (var rule : pack.rules()) {
            rules.add(
                    new Rule(
                            "XX-RULE-02",
                            rule.title(),
                            rule.statement(),
                            rule.citation(),
                            rule.verification(),
                            EnumSet.of(Mode.DETECT),
                            Consequence.OBSERVATION,
                            rule.checks()));
        }
        return new RulePack(
                "yy",
                pack.version(),
                pack.title(),
                pack.effectiveFrom(),
                null,
                pack.jurisdictions(),
                pack.coverage(),
                rules);
    }

    private static Fact overdue(Instant at) {
        var account =
                new Account(
                        "A",
                        "BANK",
                        List.of("XX"),
                        Coverage.FIRST_PARTY,
                        null,
                        null,
                        LocalDate.ofInstant(at, ZoneOffset.UTC),
                        null,
                        false);
        return new Fact.AccountStated("overdue", at, at, account);
    }

    private static Fact talk(String id, Instant at) {
        var recorded = Given.call().evidence("rec", null).build();
        return Given.made(id, at.toString(), recorded, Outcome.CONVERSATION);
    }
}
