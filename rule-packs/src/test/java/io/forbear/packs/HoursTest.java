package io.forbear.packs;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.rules.CaseFile;
import io.forbear.rules.Consequence;
import io.forbear.rules.Decision;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.Gate;
import io.forbear.rules.Outcome;
import io.forbear.rules.Profile;
import io.forbear.rules.RuleBook;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of day: wall clocks, their changes, and several of them at once. */
class HoursTest {
    private static final RuleBook BOOK = RuleBook.of(RulePacks.shipped());
    private static final Examples US = Examples.NEW_JERSEY;

    private static Decision decide(List<String> zones, String instant) {
        var profile =
                new Profile(zones.stream().map(ZoneId::of).toList(), Set.of(), Set.of(), false);
        var at = Instant.parse(instant);
        var file = US.file();
        file.add(new Fact.ProfileStated("profile", Instant.EPOCH, Instant.EPOCH, profile));
        // an agency may call once the debtor was told what the notice says
        file.add(
                new Fact.ValidationProvided(
                        "v", Instant.EPOCH, Instant.EPOCH, List.of("A"), "AGENCY"));
        var proposal = new Fact.ContactProposed("g", at, at, "g", US.call().build());
        return new Gate(BOOK).decide(file, proposal, at);
    }

    @ParameterizedTest(name = "{0} is {1} (12 CFR 1006.6(b)(1)(i))")
    @CsvSource({
        "07:59:59, VIOLATION",
        "08:00:00, OBSERVATION",
        "08:00:01, ",
        "20:59:59, ",
        "21:00:00, OBSERVATION",
        "21:00:01, VIOLATION"
    })
    void judgesAmericanHoursToTheSecond(String time, Consequence expected) {
        var file = US.file();
        var at = LocalDateTime.parse("2026-09-14T" + time);
        file.add(US.made("c", at, US.call(), Outcome.RANG_UNANSWERED));
        var findings = new Detector(BOOK).findings(file, US.at(at));
        assertThat(Examples.consequences(findings, "US-TIME-01", "c"))
                .isEqualTo(Stream.ofNullable(expected).toList());
    }

    @ParameterizedTest(name = "in New York {0} is deferred to {1}")
    @CsvSource({
        // clocks go back on 1 November 2026 and forward on 14 March 2027
        "2026-11-01T02:00:00Z, 2026-11-01T13:00:00Z",
        "2026-10-31T02:00:00Z, 2026-10-31T12:00:00Z",
        "2027-03-14T03:00:00Z, 2027-03-14T12:00:00Z",
        "2027-03-13T03:00:00Z, 2027-03-13T13:00:00Z"
    })
    void findsTheMorningByTheWallClock(String proposed, String notBefore) {
        assertThat(decide(List.of("America/New_York"), proposed))
                .isInstanceOfSatisfying(
                        Decision.Deferred.class,
                        deferred ->
                                assertThat(deferred.notBefore())
                                        .isEqualTo(Instant.parse(notBefore)));
    }

    @Test
    void waitsUntilItSuitsEveryPossibleZone() {
        assertThat(decide(List.of("America/Chicago", "America/Denver"), "2026-09-14T13:30:00Z"))
                .isInstanceOfSatisfying(
                        Decision.Deferred.class,
                        deferred ->
                                assertThat(deferred.notBefore())
                                        .isEqualTo(Instant.parse("2026-09-14T14:00:00Z")));
    }

    @Test
    void deniesWhereNoTimeSuitsEveryZone() {
        var zones = List.of("America/Los_Angeles", "Europe/London", "Asia/Tokyo");
        assertThat(decide(zones, "2026-09-14T13:30:00Z")).isInstanceOf(Decision.Denied.class);
    }

    @Test
    void findsTheOneInstantOfTheDayThatSuitsThreeZones() {
        // 21:00 in London, 16:00 in New York, 08:00 in Auckland: the limits themselves are allowed
        var zones = List.of("America/New_York", "Europe/London", "Pacific/Auckland");
        assertThat(decide(zones, "2026-07-14T13:30:00Z"))
                .isInstanceOfSatisfying(
                        Decision.Deferred.class,
                        deferred ->
                                assertThat(deferred.notBefore())
                                        .isEqualTo(Instant.parse("2026-07-14T20:00:00Z")));
    }

    @Test
    void namesTheMissingZoneAndDenies() {
        assertThat(decide(List.of(), "2026-09-14T15:00:00Z"))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied ->
                                assertThat(denied.findings())
                                        .anySatisfy(
                                                finding ->
                                                        assertThat(finding.ruleId())
                                                                .isEqualTo("FB-FACT-01")));
    }

    @Test
    void observesTheMissingAccountOnAContactThatHappened() {
        var file = new CaseFile("P");
        var at = LocalDateTime.parse("2026-09-14T10:00:00");
        file.add(US.made("c", at, US.call(), Outcome.RANG_UNANSWERED));
        var findings = new Detector(BOOK).findings(file, US.at(at));
        assertThat(Examples.consequences(findings, "FB-FACT-03", "c"))
                .containsExactly(Consequence.OBSERVATION);
    }
}
