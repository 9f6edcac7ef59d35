package io.forbear.account.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.agency.Budget.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @ParameterizedTest(name = "a contact of {0} is counted: {1}")
    @CsvSource({"2026-05-31, false", "2026-06-01, true", "2026-06-30, true", "2026-07-01, false"})
    void countsThirtyDaysWithToday(LocalDate contactOn, boolean counted) {
        var line = lineOf(List.of(violation("V1", "CN-FREQ-01", contactOn, false, 1)));
        assertThat(line.counted()).isEqualTo(counted ? 1 : 0);
    }

    @Test
    void isUsedUpByExactlyWhatIsAllowedAndFreedByARetraction() {
        var first = violation("V1", "CN-FREQ-01", TODAY, false, 1);
        var second = violation("V2", "CN-FREQ-01", TODAY, false, 2);
        assertThat(budget(List.of(first)).obstacles()).isEmpty();
        assertThat(budget(List.of(first, second)).obstacles())
                .extracting(Obstacle::toString)
                .containsExactly(
                        "BUDGET: 2 violations of CN-FREQ-01 from 2026-06-01 to 2026-06-30,"
                                + " 2 allowed");
        var retracted = violation("V2", "CN-FREQ-01", TODAY, true, 3);
        var line = lineOf(List.of(first, retracted));
        assertThat(line)
                .extracting(Line::raised, Line::retracted, Line::counted, Line::left, Line::usedUp)
                .containsExactly(2, 1, 1, 1, false);
    }

    @Test
    void countsEachRuleByTheFirstBudgetForIt() {
        var budget =
                budget(
                        List.of(
                                violation("V1", "CN-FREQ-01", TODAY, false, 1),
                                violation("V2", "CN-FREQ-02", TODAY, false, 1),
                                violation("V3", "US-FREQ-01", TODAY, false, 1)));
        assertThat(budget.lines())
                .extracting(Line::rule)
                .containsExactly("CN-FREQ-01", "CN-FREQ-02", "US-FREQ-01");
        assertThat(budget.lines()).extracting(Line::allowed).containsExactly(2, 2, 5);
    }

    @Property(tries = 300)
    void givesOneFigureForAnyOrderAndAnyRepetition(
            @ForAll @IntRange(min = 1, max = 12) int violations, @ForAll Random random) {
        var told = new ArrayList<AgencyViolation>();
        for (int i = 0; i < violations; i++) {
            var statements = 1 + random.nextInt(4);
            for (int at = 0; at < statements; at++) {
                told.add(
                        violation(
                                "V" + i,
                                random.nextBoolean() ? "CN-FREQ-01" : "CN-FREQ-02",
                                TODAY.minusDays(random.nextInt(40)),
                                random.nextBoolean(),
                                random.nextInt(3)));
            }
        }
        var expected = budget(known(told));
        var again = new ArrayList<>(told);
        told.stream().filter(_ -> random.nextBoolean()).forEach(again::add);
        Collections.shuffle(again, random);
        assertThat(budget(known(again))).isEqualTo(expected);
        assertThat(expected.lines()).allMatch(l -> l.counted() == l.raised() - l.retracted());
    }

    /** As the table keeps them: one row for each violation. */
    private static Collection<AgencyViolation> known(List<AgencyViolation> told) {
        var rows = new HashMap<String, AgencyViolation>();
        told.forEach(one -> rows.merge(one.violationId(), one, AgencyViolation::newer));
        return rows.values();
    }

    private static Line lineOf(List<AgencyViolation> violations) {
        return budget(violations).lines().getFirst();
    }

    private static Budget budget(Collection<AgencyViolation> violations) {
        return Budget.of("AG", TODAY, AgencyExamples.POLICY.budgets(), violations);
    }

    private static AgencyViolation violation(
            String id, String rule, LocalDate contactOn, boolean retracted, int second) {
        return new AgencyViolation(
                id,
                "AG",
                rule,
                contactOn,
                retracted,
                Instant.EPOCH.plusSeconds(second),
                UUID.randomUUID());
    }
}
