package io.forbear.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void judgesEachContactByTheVersionInForceWhenItHappened() {
        var book =
                RuleBook.of(
                        List.of(
                                Given.law(
                                        "old",
                                        "2026-01-01T00:00:00Z",
                                        "contact-limit",
                                        Given.calls(2)),
                                Given.law(
                                        "new",
                                        "2026-03-02T00:00:00Z",
                                        "contact-limit",
                                        Given.calls(1))));
        var file = Given.file();
        for (var day : List.of("2025-12-31", "2026-03-01", "2026-03-02")) {
            for (var time : List.of("10", "11", "12")) {
                file.add(Given.unanswered(day + " " + time, day + "T" + time + ":00:00Z"));
            }
        }
        assertThat(new Detector(book).findings(file, LATER))
                .extracting(Finding::subject, Finding::packVersion)
                .containsExactly(
                        tuple("2026-03-01 12", "old"),
                        tuple("2026-03-02 11", "new"),
                        tuple("2026-03-02 12", "new"));
    }

    @ParameterizedTest(name = "a pack for {0} governs an account of {1} and a debtor in {2}: {3}")
    @CsvSource({
        "US, US, , true",
        "US, US-MA, , true",
        "US-MA, US, , false",
        "US-MA, US, US-MA, true",
        "US, CN, US-NY, true",
        "CN, US, , false",
        "US, USA, , false"
    })
    void goesByTheAccountAndByWhereTheDebtorMayBe(
            String packOf, String accountOf, String place, boolean governs) {
        var pack =
                new RulePack(
                        "p",
                        "1",
                        "t",
                        Instant.EPOCH,
                        null,
                        Set.of(packOf),
                        EnumSet.allOf(Coverage.class),
                        List.of());
        var account =
                new Account(
                        "A",
                        "BANK",
                        List.of(accountOf),
                        Coverage.FIRST_PARTY,
                        null,
                        null,
                        null,
                        null,
                        false);
        Set<String> places = place == null ? Set.of() : Set.of(place);
        var profile = new Profile(List.of(), places, Set.of(), false);
        assertThat(pack.governs(account, profile)).isEqualTo(governs);
    }

    @Test
    void bindsOnlyTheCoverageItNames() {
        var law = Given.atMostCallsADay(0);
        var thirdPartyOnly =
                new RulePack(
                        law.id(),
                        law.version(),
                        law.title(),
                        law.effectiveFrom(),
                        null,
                        law.jurisdictions(),
                        Set.of(Coverage.THIRD_PARTY),
                        law.rules());
        var file = Given.file();
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        assertThat(new Detector(RuleBook.of(List.of(law))).findings(file, LATER)).hasSize(1);
        assertThat(new Detector(RuleBook.of(List.of(thirdPartyOnly))).findings(file, LATER))
                .isEmpty();
    }

    @Test
    void explainsAFindingSoThatTheSumCanBeRedone() {
        var file = Given.file();
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        file.add(Given.unanswered("b", "2026-03-01T11:00:00Z"));
        var detector = new Detector(RuleBook.of(List.of(Given.atMostCallsADay(1))));
        assertThat(detector.findingsOf(file, "b", LATER))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.id()).isEqualTo("XX-RULE-01@1:b:VIOLATION");
                            assertThat(finding.citation()).isEqualTo("a law");
                            assertThat(finding.evidence().restsOn()).containsExactly("a");
                            assertThat(finding.evidence().items())
                                    .contains(
                                            new Evidence.Item("count", "2"),
                                            new Evidence.Item("limit", "1"),
                                            new Evidence.Item("localDate", "2026-03-01"),
                                            new Evidence.Item("zone", "UTC"));
                        });
    }

    @Test
    void reachesOnlyWhatAChangeCanReach() {
        var detector = new Detector(RuleBook.of(List.of(Given.atMostCallsADay(1))));
        var file = Given.file();
        for (int day = 1; day <= 9; day++) {
            file.add(Given.unanswered("c" + day, "2026-03-0" + day + "T10:00:00Z"));
        }
        var last = file.add(Given.unanswered("last", "2026-03-09T12:00:00Z"));
        assertThat(last).isNotNull();
        assertThat(detector.affectedBy(file, last)).containsExactly("last");
        var late = file.add(Given.unanswered("late", "2026-03-05T09:00:00Z"));
        assertThat(late).isNotNull();
        assertThat(detector.affectedBy(file, late))
                .contains("late", "c5")
                .doesNotContain("c4", "c9");
    }
}
