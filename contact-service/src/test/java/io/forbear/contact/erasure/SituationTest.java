package io.forbear.contact.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.packs.RulePacks;
import io.forbear.packs.retention.DataClass;
import io.forbear.packs.retention.RetentionRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped rules, on both sides of their limits. */
class SituationTest {
    private static final List<RetentionRule> RULES = RulePacks.retention();
    private static final Instant LAST = Instant.parse("2024-03-10T09:30:00Z");
    private static final Instant SOON_AFTER = Instant.parse("2024-03-11T00:00:00Z");

    @ParameterizedTest(name = "{0}, {1} ({2}): until the end of {3}")
    @CsvSource({
        "CN-REC-01, CN, FIRST_PARTY, 2026-03-10",
        "CN-LIMIT-01, CN-31, FIRST_PARTY, 2027-03-10",
        "US-RET-01, US-CA, THIRD_PARTY, 2027-03-10",
        "US-NYC-RET-01, US-NYC, THIRD_PARTY, 2027-03-10",
        "UK-RET-02, GB, FIRST_PARTY, 2030-03-10",
        "IN-RET-01, IN, FIRST_PARTY, 2027-03-10",
    })
    void keepsToTheLastDayOfThePeriodAndNoLonger(
            String rule, String place, String coverage, String lastDay) {
        var situation = settled(place, coverage);
        var lastMoment = Instant.parse(lastDay + "T23:59:59Z");
        assertThat(rules(situation, SOON_AFTER)).contains(rule);
        assertThat(rules(situation, lastMoment)).contains(rule);
        assertThat(rules(situation, lastMoment.plusSeconds(1))).doesNotContain(rule);
    }

    /** 12 CFR 1006.100; 15 USC 1692a(6): a creditor that collects its own debt is not bound. */
    @ParameterizedTest
    @CsvSource({"THIRD_PARTY, true", "UNKNOWN, true", "FIRST_PARTY, false"})
    void forbidsErasureUnderRegulationFForThirdPartyCollectorsOnly(
            String coverage, boolean forbidden) {
        assertThat(keptOf(DataClass.CONTACT_POINTS, settled("US", coverage)).contains("US-RET-01"))
                .isEqualTo(forbidden);
    }

    @Test
    void forbidsErasureWhileSomethingIsOwedOrAComplaintIsOpen() {
        var open = new Situation(Set.of("CN"), Set.of("FIRST_PARTY"), true, false, false, null);
        assertThat(keptOf(DataClass.CONTACT_POINTS, open))
                .containsExactly("FB-RET-01", "CN-PIPL-02");
        var complains = new Situation(Set.of("GB"), Set.of("FIRST_PARTY"), false, true, true, null);
        assertThat(keptOf(DataClass.CONTACT_POINTS, complains)).containsExactly("FB-RET-02");
        assertThat(keptOf(DataClass.COMPLAINTS, complains))
                .containsExactly("FB-RET-02", "UK-RET-01");
    }

    @Test
    void keepsNothingOfWhomNothingWasEverSaidOrOwed() {
        var nothing = new Situation(Set.of("CN"), Set.of("FIRST_PARTY"), false, false, false, null);
        assertThat(nothing.kept(RULES, LAST)).isEmpty();
    }

    /** A missing fact forbids. */
    @Test
    void keepsByEverybodysLawWhereTheLawIsNotKnown() {
        var unknown = new Situation(Set.of(), Set.of(), false, false, false, LAST);
        assertThat(rules(unknown, SOON_AFTER))
                .contains("CN-REC-01", "US-RET-01", "UK-RET-02", "IN-RET-01");
    }

    private static Situation settled(String place, String coverage) {
        return new Situation(Set.of(place), Set.of(coverage), false, false, false, LAST);
    }

    private static List<String> rules(Situation situation, Instant now) {
        return situation.kept(RULES, now).stream().map(Kept::rule).toList();
    }

    private static List<String> keptOf(DataClass what, Situation situation) {
        return situation.kept(RULES, SOON_AFTER).stream()
                .filter(one -> one.what().contains(what))
                .map(Kept::rule)
                .toList();
    }
}
