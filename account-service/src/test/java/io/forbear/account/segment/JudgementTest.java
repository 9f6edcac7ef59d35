package io.forbear.account.segment;

import static io.forbear.account.fact.FactExamples.ACCOUNT;
import static io.forbear.account.fact.FactExamples.SHANGHAI;
import static io.forbear.account.fact.FactExamples.payment;
import static io.forbear.account.fact.FactExamples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.Fact;
import io.forbear.account.fact.KnownFacts;
import io.forbear.account.fact.Segments;
import io.forbear.account.stage.AccountHistory;
import io.forbear.account.stage.HindsightExamples;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of an account that was stated ten days ago, fifty days past due today, by the shipped tables. */
class JudgementTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final PointsTables TABLES = PointsTableFileTest.shipped();
    private static final Fact OVERDUE = statement(TODAY.minusDays(10), TODAY.minusDays(50), "100");

    @ParameterizedTest(name = "all paid {0} days ago: {1}, looked at again in {2} days")
    @CsvSource({"-1, HIGH, 3", "0, HIGH, 1", "1, HIGH, 1", "2, LOW, 7", "9, LOW, 7"})
    void letsAnotherSegmentHoldFromTheThirdDayOn(int daysAgo, String risk, int nextInDays) {
        var judged = judge(TODAY, OVERDUE, payment(TODAY.minusDays(daysAgo), "100"));
        assertThat(judged.segments().risk()).isEqualTo(risk);
        assertThat(judged.nextAt())
                .isEqualTo(TODAY.plusDays(nextInDays).atStartOfDay(SHANGHAI).toInstant());
    }

    @Test
    void tellsTheSegmentsOfTheFirstDayAtOnce() {
        var first = judge(TODAY.minusDays(10), OVERDUE);
        assertThat(first.segments()).isEqualTo(new Segments("HIGH", "MEDIUM"));
        assertThat(Judgement.of(history(List.of(OVERDUE)), List.of(), TODAY.minusDays(11), TABLES))
                .isNull();
    }

    /** Whatever becomes known when: what holds follows from the facts alone. */
    @Property(tries = 50)
    void dependsNotOnTheOrderInWhichFactsBecameKnown(
            @ForAll @Size(max = 4) List<@IntRange(max = 9) Integer> paidDaysAgo) {
        var facts = new ArrayList<Fact>();
        facts.add(OVERDUE);
        paidDaysAgo.forEach(days -> facts.add(payment(TODAY.minusDays(days), "40")));
        assertThat(judge(TODAY, facts.reversed().toArray(Fact[]::new)).segments())
                .isEqualTo(judge(TODAY, facts.toArray(Fact[]::new)).segments());
    }

    private static Judgement judge(LocalDate date, Fact... facts) {
        return Objects.requireNonNull(
                Judgement.of(history(List.of(facts)), List.of(), date, TABLES));
    }

    private static AccountHistory history(List<Fact> facts) {
        return Objects.requireNonNull(
                HindsightExamples.shipped().of(new KnownFacts(ACCOUNT, facts)));
    }
}
