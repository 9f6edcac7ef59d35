package io.forbear.account.segment;

import static io.forbear.account.fact.FactExamples.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.segment.Score.Reason;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped points table, at the end of every band. */
class ScaleTest {
    private static final PointsTable TABLE = PointsTableFileTest.shipped().tableFor(CARD);

    @ParameterizedTest(name = "{0} of {1} is {2} points of risk, of {3} {4}")
    @CsvSource({
        "DAYS_PAST_DUE, 0, 0, 1, 20",
        "DAYS_PAST_DUE, 30, 20, 31, 35",
        "DAYS_PAST_DUE, 60, 35, 61, 50",
        "DAYS_PAST_DUE, 90, 50, 91, 65",
        "WORST_DAYS_PAST_DUE, 0, 0, 1, 5",
        "WORST_DAYS_PAST_DUE, 30, 5, 31, 15",
        "WORST_DAYS_PAST_DUE, 90, 15, 91, 20",
        "DAYS_PAST_DUE_TREND, 0, 0, 1, 3",
        "DAYS_PAST_DUE_TREND, 15, 3, 16, 8",
        "TIMES_OVERDUE, 0, 0, 1, 5",
        "TIMES_OVERDUE, 2, 12, 3, 20",
        "SHARE_PAID, 0, 15, 1, 8",
        "SHARE_PAID, 49, 8, 50, 3",
        "SHARE_PAID, 99, 3, 100, 0",
        "PAYMENTS_TAKEN_BACK, 1, 8, 2, 15",
        "PROMISES_BROKEN, 0, 0, 1, 5",
        "PROMISES_BROKEN, 1, 5, 2, 10",
        "PROMISES_BROKEN, 2, 10, 3, 15",
        "PLANS_BROKEN, 1, 12, 2, 20"
    })
    void ratesRisk(Attribute attribute, int value, int points, int next, int nextPoints) {
        assertThat(TABLE.risk().score(Map.of(attribute, value)).points()).isEqualTo(points);
        assertThat(TABLE.risk().score(Map.of(attribute, next)).points()).isEqualTo(nextPoints);
    }

    @ParameterizedTest(name = "{0} of {1} changes willingness from unknown by {2}, of {3} by {4}")
    @CsvSource({
        "SHARE_PAID, 0, -10, 1, 0",
        "SHARE_PAID, 24, 0, 25, 15",
        "SHARE_PAID, 74, 15, 75, 30",
        "DAYS_SINCE_PAYMENT, 31, 30, 32, 15",
        "DAYS_SINCE_PAYMENT, 62, 15, 63, 5",
        "DAYS_SINCE_PAYMENT, 92, 5, 93, 0",
        "PROMISES_BROKEN, 0, 0, 1, -5",
        "PROMISES_BROKEN, 1, -5, 2, -10",
        "PROMISES_BROKEN, 2, -10, 3, -15",
        "PLANS_BROKEN, 0, 15, 1, 5",
        "PLANS_BROKEN, 1, 5, 2, 0",
        "PLANS_COMPLETED, 0, 0, 1, 10",
        "PAYMENTS_TAKEN_BACK, 0, 5, 1, 0"
    })
    void ratesWillingness(Attribute attribute, int value, int change, int next, int nextChange) {
        var unknown = TABLE.willingness().score(Map.of()).points();
        assertThat(TABLE.willingness().score(Map.of(attribute, value)).points() - unknown)
                .isEqualTo(change);
        assertThat(TABLE.willingness().score(Map.of(attribute, next)).points() - unknown)
                .isEqualTo(nextChange);
    }

    @ParameterizedTest(name = "broken plans {1}, days past due {0}: {2}")
    @CsvSource({"1, 0, LOW", "1, 1, MEDIUM", "90, 0, MEDIUM", "61, 1, HIGH", "91, 0, HIGH"})
    void putsTheSumToItsSegment(int daysPastDue, int plansBroken, String segment) {
        var values =
                Map.of(
                        Attribute.DAYS_PAST_DUE, daysPastDue,
                        Attribute.PLANS_BROKEN, plansBroken);
        assertThat(TABLE.risk().score(values).segment()).isEqualTo(segment);
    }

    @Test
    void tellsTheReasonsTheHeaviestFirst() {
        var values = Map.of(Attribute.DAYS_PAST_DUE, 45, Attribute.PLANS_BROKEN, 1);
        var score = TABLE.risk().score(values);
        assertThat(score.reasons())
                .hasSize(8)
                .startsWith(new Reason("daysPastDue", 45, 35), new Reason("plansBroken", 1, 12))
                .contains(new Reason("sharePaid", null, 0));
        assertThat(score.points()).isEqualTo(47);
    }

    @ParameterizedTest(name = "times overdue {0}, plans broken {1}: warned {2}")
    @CsvSource({"2, 1, false", "3, 1, true", "0, 0, false"})
    void warnsOfAnAccountThatIsNotOverdue(int times, int plansBroken, boolean warned) {
        var values =
                Map.of(
                        Attribute.TIMES_OVERDUE, times,
                        Attribute.PLANS_BROKEN, plansBroken);
        assertThat(TABLE.judge(values, false).earlyWarning()).isEqualTo(warned);
        assertThat(TABLE.judge(values, true).earlyWarning()).isFalse();
    }

    @Property
    void aWorseValueNeverLowersTheRiskNorRaisesTheWillingness(
            @ForAll("values") Map<Attribute, Integer> values,
            @ForAll Attribute attribute,
            @ForAll @IntRange(max = 500) int value,
            @ForAll @IntRange(max = 500) int more) {
        var less = with(values, attribute, value);
        var greater = with(values, attribute, value + more);
        var better = attribute.moreIsWorse() ? less : greater;
        var worse = attribute.moreIsWorse() ? greater : less;
        assertThat(TABLE.risk().score(worse).points())
                .isGreaterThanOrEqualTo(TABLE.risk().score(better).points());
        assertThat(TABLE.willingness().score(worse).points())
                .isLessThanOrEqualTo(TABLE.willingness().score(better).points());
    }

    private static Map<Attribute, Integer> with(
            Map<Attribute, Integer> values, Attribute attribute, int value) {
        var changed = new EnumMap<Attribute, Integer>(Attribute.class);
        changed.putAll(values);
        changed.put(attribute, value);
        return changed;
    }

    @Provide
    static Arbitrary<Map<Attribute, Integer>> values() {
        return Arbitraries.maps(
                Arbitraries.of(Attribute.class), Arbitraries.integers().between(0, 500));
    }
}
