package io.forbear.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinterTest {
    private static final String PACK =
            """
            pack: xx-test
            title: Test
            effectiveFrom: 2026-01-01
            zone: UTC
            jurisdictions: [XX]
            coverage: [FIRST_PARTY]
            rules:
              - id: XX-HOURS-01
                title: Hours
                statement: Only in the day.
                citation: Some law
                verify: P
                mode: [GATE, DETECT]
                consequence: VIOLATION
                checks:
                  - {type: allowed-hours, earliest: "08:00", latest: "21:00", zone: DEBTOR}
            """;
    private static final String NAME = "xx-test-2026-01-01.yaml";

    private static List<String> problems(RulePacks.Source... sources) {
        return Linter.problemsOf(List.of(sources), Map.of()).stream()
                .map(Problem::toString)
                .toList();
    }

    private static List<String> problemsWith(String from, String to) {
        assertThat(PACK).contains(from);
        return problems(new RulePacks.Source(NAME, PACK.replace(from, to)));
    }

    @Test
    void findsNothingWrongWithTheShippedPacks() {
        var problems = new ArrayList<Problem>();
        var calendars = RulePacks.shippedCalendars(problems);
        problems.addAll(Linter.problemsOf(RulePacks.shippedSources("packs/"), calendars));
        assertThat(problems).isEmpty();
    }

    @Test
    void findsNothingWrongWithASoundPack() {
        assertThat(problems(new RulePacks.Source(NAME, PACK))).isEmpty();
    }

    @Test
    void missesACitation() {
        assertThat(problemsWith("    citation: Some law\n", ""))
                .containsExactly(NAME + ": rules[0].citation: is missing");
    }

    @Test
    void doesNotKnowARuleType() {
        assertThat(problemsWith("allowed-hours", "allowed-ours"))
                .containsExactly(
                        NAME + ": rules[0].checks[0].type: unknown rule type allowed-ours");
    }

    @Test
    void doesNotKnowAParameter() {
        assertThat(problemsWith("earliest:", "begin: 3, earliest:"))
                .singleElement()
                .asString()
                .startsWith(NAME + ": rules[0].checks[0]: unknown parameter begin of rule type");
    }

    @Test
    void refusesABadValue() {
        assertThat(problemsWith("\"08:00\"", "eight"))
                .containsExactly(
                        NAME
                                + ": rules[0].checks[0]: expected parameter earliest to be a time of"
                                + " day as HH:MM, found eight");
    }

    @Test
    void refusesHoursThatAreNeverOpen() {
        assertThat(problemsWith("\"21:00\"", "\"07:00\""))
                .singleElement()
                .asString()
                .contains("expected earliest before latest");
    }

    @Test
    void findsARuleThatIsNeverAsked() {
        assertThat(
                        problemsWith(
                                "mode: [GATE, DETECT]\n    consequence: VIOLATION\n    checks:\n"
                                        + "      - {type: allowed-hours, earliest: \"08:00\", latest:"
                                        + " \"21:00\", zone: DEBTOR}",
                                "mode: [GATE]\n    consequence: VIOLATION\n    checks:\n"
                                        + "      - {type: oral-plan-recorded}"))
                .anySatisfy(problem -> assertThat(problem).contains("is never asked"));
    }

    @Test
    void findsAnIdUsedTwice() {
        var rule = PACK.substring(PACK.indexOf("  - id:"));
        assertThat(problems(new RulePacks.Source(NAME, PACK + rule)))
                .containsExactly(NAME + ": rules[1].id: XX-HOURS-01 is the id of rules[0] too");
    }

    @Test
    void findsVersionsWhoseDatesOverlap() {
        var ending = PACK.replace("zone: UTC", "effectiveTo: 2027-06-01\nzone: UTC");
        var next = PACK.replace("2026-01-01", "2027-01-01");
        assertThat(
                        problems(
                                new RulePacks.Source(NAME, ending),
                                new RulePacks.Source("xx-test-2027-01-01.yaml", next)))
                .containsExactly(
                        NAME + ": effectiveTo: lies in the time of xx-test-2027-01-01.yaml");
    }

    @Test
    void findsTwoVersionsOfOneDay() {
        assertThat(
                        problems(
                                new RulePacks.Source("a/" + NAME, PACK),
                                new RulePacks.Source("b/" + NAME, PACK)))
                .containsExactly("b/" + NAME + ": effectiveFrom: is that of a/" + NAME + " too");
    }

    @Test
    void saysWhereAPackIsNotYaml() {
        assertThat(problemsWith("jurisdictions: [XX]", "jurisdictions: [XX"))
                .singleElement()
                .asString()
                .startsWith(NAME + ": line ");
    }

    @Test
    void doesNotKnowAMember() {
        assertThat(problemsWith("title: Test", "title: Test\nseverity: HIGH"))
                .singleElement()
                .asString()
                .startsWith(NAME + ": severity: unknown member");
    }
}
