package io.forbear.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {
    private static final long ANCHOR = 1_000_000_000L;
    private static final long START = 5_000_000L;
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest(name = "{0} ns after the anchor, ten times as fast, up to 40 s: {1} us")
    @CsvSource({
        "-1, 0",
        "0, 0",
        "100, 1",
        "1000000000, 10000000",
        "3999999900, 39999999",
        "4000000000, 40000000",
        "4000001000, 40000000",
        "5000000000, 40000000",
        "5000001000, 40000001",
        "6000000000, 41000000"
    })
    void leadsToTheCeilingAndAfterTheLeaseGoesOnInRealTime(long after, long gone) {
        var course = new Course(ANCHOR, START, 10, START + 40_000_000, 5 * SECOND);
        assertThat(course.at(ANCHOR + after)).isEqualTo(START + gone);
    }

    @ParameterizedTest(name = "{0} ns after the anchor: {1}")
    @CsvSource({"0, 10", "3999999900, 10", "4000000000, 0", "5000000000, 0", "5000000001, 1"})
    void tellsTheSpeedOfTheMoment(long after, double speed) {
        var course = new Course(ANCHOR, START, 10, START + 40_000_000, 5 * SECOND);
        assertThat(course.speedAt(ANCHOR + after)).isEqualTo(speed);
    }

    @Test
    void standsStillAtSpeedZeroUntilTheLeaseIsOver() {
        var course = new Course(ANCHOR, START, 0, Course.FOREVER, SECOND);
        assertThat(course.at(ANCHOR + SECOND)).isEqualTo(START);
        assertThat(course.at(ANCHOR + 2 * SECOND)).isEqualTo(START + 1_000_000);
    }

    @Test
    void goesOnForSimulatedCenturiesWithoutACeiling() {
        var course = new Course(ANCHOR, START, 10_000, Course.FOREVER, Course.FOREVER);
        long aMonth = 30L * 86_400 * SECOND;
        assertThat(course.at(ANCHOR + aMonth)).isEqualTo(START + aMonth / 1000 * 10_000);
    }

    @Test
    void doesNotGoBackForACeilingThatIsPassed() {
        var course = new Course(ANCHOR, START, 10, START - 1, Course.FOREVER);
        assertThat(course.at(ANCHOR + SECOND)).isEqualTo(START);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesASpeedBelowZeroOrWithoutMeasure(double speed) {
        assertThatThrownBy(() -> new Course(ANCHOR, START, speed, Course.FOREVER, SECOND))
                .hasMessageContaining("0 or more");
    }
}
