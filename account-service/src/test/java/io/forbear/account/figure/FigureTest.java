package io.forbear.account.figure;

import static io.forbear.account.fact.FactExamples.ACCOUNT;
import static io.forbear.account.fact.FactExamples.noon;
import static io.forbear.account.fact.FactExamples.payment;
import static io.forbear.account.fact.FactExamples.reversal;
import static io.forbear.account.fact.FactExamples.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.account.fact.Fact;
import io.forbear.account.fact.KnownFacts;
import io.forbear.account.stage.Hindsight;
import io.forbear.account.stage.HindsightExamples;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of docs/metrics.md, and the edges of its definitions. */
class FigureTest {
    private static final Hindsight HINDSIGHT = HindsightExamples.shipped();
    private static final Set<Dimension> TOTAL = EnumSet.noneOf(Dimension.class);
    private static final LocalDate FEBRUARY_1 = LocalDate.of(2026, 2, 1);
    private static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);
    private static final LocalDate APRIL_30 = LocalDate.of(2026, 4, 30);
    private static final Fact OVERDUE = statement(LocalDate.of(2026, 2, 10), FEBRUARY_1, "100");

    @ParameterizedTest(name = "{0} days past due are in {1}")
    @CsvSource({
        "0, 0",
        "1, 1-30",
        "30, 1-30",
        "31, 31-60",
        "60, 31-60",
        "61, 61-90",
        "90, 61-90",
        "91, 91-120",
        "120, 91-120",
        "121, 121-150",
        "150, 121-150",
        "151, 151-180",
        "180, 151-180",
        "181, 181+",
        "4000, 181+"
    })
    void agesByThirtyDays(int daysPastDue, String bucket) {
        assertThat(Ageing.name(Ageing.bucket(daysPastDue))).isEqualTo(bucket);
    }

    @Test
    void ageingFollowsABackDatedPayment() {
        var paid = payment(LocalDate.of(2026, 3, 5), "100");
        assertThat(ageing(MARCH_31, OVERDUE)).isEqualTo("31-60");
        assertThat(ageing(MARCH_31, OVERDUE, paid)).isEqualTo("0");
        assertThat(ageing(LocalDate.of(2026, 3, 4), OVERDUE, paid)).isEqualTo("31-60");
    }

    @Test
    void nothingIsCountedBeforeTheFirstStatement() {
        var ageing = new Ageing(LocalDate.of(2026, 2, 9), TOTAL);
        ageing.count(subject(List.of(), OVERDUE));
        assertThat(ageing.rows()).isEmpty();
    }

    @ParameterizedTest(name = "{0} in and {1} taken back: received {2}, recovered {3}, paying {4}")
    @CsvSource({"150, 30, 120, 100, 1", "0, 30, -30, 0, 0", "99, 0, 99, 99, 1", "30, 30, 0, 0, 0"})
    void recoveryIsAtMostWhatWasOverdueAndAtLeastNothing(
            String in, String back, BigDecimal received, BigDecimal recovered, long paying) {
        var recovery = new Recovery(new Period(MARCH_31, APRIL_30), TOTAL);
        recovery.count(
                subject(
                        List.of(),
                        OVERDUE,
                        payment(MARCH_31.plusDays(5), in),
                        reversal(APRIL_30, back),
                        reversal(APRIL_30.plusDays(1), "7")));
        var row = recovery.rows().getFirst();
        assertThat(row.received()).isEqualByComparingTo(received);
        assertThat(row.recovered()).isEqualByComparingTo(recovered);
        assertThat(row.paying()).isEqualTo(paying);
        assertThat(row.overdue()).isEqualTo(1);
    }

    @Test
    void curedAndOverdueAgainIsNotCured() {
        var current = statement(LocalDate.of(2026, 4, 10), null, "0");
        var again = statement(LocalDate.of(2026, 4, 20), LocalDate.of(2026, 4, 19), "5");
        assertThat(cured(OVERDUE, current)).isEqualTo(1);
        assertThat(cured(OVERDUE, current, again)).isZero();
    }

    @Test
    void rollsFromNewThroughEveryMonthEnd() {
        var ends = List.of(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 28), MARCH_31);
        var roll = new RollRate(ends, TOTAL);
        roll.count(subject(List.of(), OVERDUE));
        assertThat(roll.rows())
                .extracting(row -> row.fromStage() + " " + row.toStage() + " " + row.rate())
                .containsExactly("NEW M1 1.000000", "M1 M2 1.000000");
    }

    @Test
    void theRatesOfAStageAddUpToOne() {
        var roll = new RollRate(List.of(MARCH_31, APRIL_30), TOTAL);
        roll.count(subject(List.of(), OVERDUE));
        roll.count(subject(List.of(), OVERDUE));
        roll.count(subject(List.of(), OVERDUE, payment(APRIL_30, "100")));
        assertThat(roll.rows())
                .extracting(row -> row.toStage() + " " + row.rate() + " " + row.amountRate())
                .containsExactly("CURED 0.333333 0.333333", "M3 0.666667 0.666667");
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2026-02-14, NONE",
        "2026-02-15, AG-1",
        "2026-03-30, AG-1",
        "2026-03-31, NONE",
        "2026-04-29, NONE",
        "2026-04-30, AG-2",
        "2027-01-01, AG-2"
    })
    void anAccountIsWithAnAgencyFromItsPlacementToTheEveOfItsRecall(LocalDate date, String agency) {
        var placements =
                List.of(
                        new PlacementSpan("AG-1", noon(LocalDate.of(2026, 2, 15)), noon(MARCH_31)),
                        new PlacementSpan("AG-2", noon(APRIL_30), null));
        var ageing = new Ageing(date, EnumSet.of(Dimension.AGENCY));
        ageing.count(subject(placements, OVERDUE));
        assertThat(ageing.rows())
                .singleElement()
                .extracting(row -> row.group().agency())
                .isEqualTo(agency);
    }

    @ParameterizedTest(name = "on {0} the last month is from {1} to {2}")
    @CsvSource({
        "2026-03-30, 2026-01-31, 2026-02-28",
        "2026-03-31, 2026-02-28, 2026-03-31",
        "2026-04-01, 2026-02-28, 2026-03-31",
        "2024-03-01, 2024-01-31, 2024-02-29"
    })
    void theLastMonthEndsTodayOrBefore(LocalDate today, LocalDate from, LocalDate to) {
        assertThat(Period.lastMonth(today)).isEqualTo(new Period(from, to));
    }

    @Test
    void endsOfMonthsLieWithinThePeriod() {
        assertThat(new Period(LocalDate.of(2026, 1, 31), MARCH_31).monthEnds())
                .containsExactly(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 28), MARCH_31);
        assertThat(new Period(FEBRUARY_1, LocalDate.of(2026, 3, 30)).monthEnds())
                .containsExactly(LocalDate.of(2026, 2, 28));
        assertThatThrownBy(() -> new Period(MARCH_31, MARCH_31))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String ageing(LocalDate asOf, Fact... facts) {
        var ageing = new Ageing(asOf, TOTAL);
        ageing.count(subject(List.of(), facts));
        return ageing.rows().getFirst().daysPastDue();
    }

    private static long cured(Fact... facts) {
        var cure = new Cure(new Period(MARCH_31, APRIL_30), TOTAL);
        cure.count(subject(List.of(), facts));
        return cure.rows().getFirst().cured();
    }

    private static Subject subject(List<PlacementSpan> placements, Fact... facts) {
        var history = HINDSIGHT.of(new KnownFacts(ACCOUNT, List.of(facts)));
        return new Subject(Objects.requireNonNull(history), placements);
    }
}
