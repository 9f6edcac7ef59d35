package io.forbear.plan.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromiseOutcomesTest {
    private static final Instant FROM = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void tellsTheShareOfDecidedPromisesThatWasKept() {
        var outcomes =
                PromiseOutcomes.of(
                        FROM,
                        TO,
                        Map.of(
                                Outcome.KEPT, 2L,
                                Outcome.PARTLY_KEPT, 1L,
                                Outcome.BROKEN, 3L,
                                Outcome.RUNNING, 5L,
                                Outcome.WITHDRAWN, 7L));

        assertThat(outcomes.promises()).isEqualTo(18);
        assertThat(outcomes.decided()).isEqualTo(6);
        assertThat(outcomes.keptRate()).isEqualByComparingTo("0.3333");
        assertThat(outcomes.outcomes())
                .hasSize(Outcome.values().length)
                .contains(new PromiseOutcomes.Count(Outcome.STOPPED, 0));
    }

    @Test
    void tellsNoShareBeforeAPromiseIsDecided() {
        var outcomes = PromiseOutcomes.of(FROM, TO, Map.of(Outcome.RUNNING, 1L));
        assertThat(outcomes.keptRate()).isNull();
        assertThat(outcomes.promises()).isEqualTo(1);
    }
}
