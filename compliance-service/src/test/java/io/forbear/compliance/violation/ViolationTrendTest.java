package io.forbear.compliance.violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.compliance.violation.TrendRange.Per;
import io.forbear.compliance.violation.ViolationTrend.Cell;
import io.forbear.compliance.violation.ViolationTrend.Line;
import io.forbear.service.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViolationTrendTest {
    private static final Instant NOW = Instant.parse("2026-05-08T00:00:00Z");

    private static TrendRange range(@Nullable String from, @Nullable String to, Per per) {
        return TrendRange.of(
                from == null ? null : Instant.parse(from),
                to == null ? null : Instant.parse(to),
                per,
                NOW);
    }

    private static LocalDate may(int day) {
        return LocalDate.of(2026, 5, day);
    }

    @Test
    void sumsByRuleAndByAgencyWithThePeriodsThatHaveNone() {
        var range = range("2026-05-01T10:00:00Z", "2026-05-03T00:00:00.001Z", Per.DAY);
        var trend =
                ViolationTrend.of(
                        range,
                        List.of(
                                new Cell(may(1), "A", "x", 2),
                                new Cell(may(3), "A", null, 1),
                                new Cell(may(3), "B", "x", 4)));

        assertThat(trend.starts()).containsExactly(may(1), may(2), may(3));
        assertThat(trend.violations()).isEqualTo(7);
        assertThat(trend.byRule())
                .containsExactly(
                        new Line("B", 4, List.of(0L, 0L, 4L)),
                        new Line("A", 3, List.of(2L, 0L, 1L)));
        assertThat(trend.byAgency())
                .containsExactly(
                        new Line("x", 6, List.of(2L, 0L, 4L)),
                        new Line(null, 1, List.of(0L, 0L, 1L)));
    }

    @Test
    void endsBeforeAPeriodThatItDoesNotTouch() {
        assertThat(range("2026-05-01T00:00:00Z", "2026-05-03T00:00:00Z", Per.DAY).starts())
                .containsExactly(may(1), may(2));
        assertThat(range("2026-05-03T23:59:59Z", "2026-05-04T00:00:01Z", Per.WEEK).starts())
                .containsExactly(LocalDate.of(2026, 4, 27), may(4));
    }

    @Test
    void isOfTheThirtyDaysBeforeNowUnlessItIsSaid() {
        var usual = TrendRange.of(null, null, null, NOW);
        assertThat(usual.starts()).hasSize(30).endsWith(may(7));
        assertThat(usual.per()).isEqualTo(Per.DAY);
    }

    @Test
    void isOfAYearAtMost() {
        assertThat(range("2025-05-07T00:00:00Z", null, Per.DAY).starts()).hasSize(366);
        assertThatThrownBy(() -> range("2025-05-06T23:59:59Z", null, Per.DAY))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("366 days");
        assertThatThrownBy(() -> range("2026-05-08T00:00:00Z", null, Per.DAY))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("after from");
    }
}
