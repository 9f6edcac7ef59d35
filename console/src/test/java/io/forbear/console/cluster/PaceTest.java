package io.forbear.console.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    /** What failed is not put off until the next time. */
    @Test
    void isDueUntilItWasDone() {
        var pace = new Pace(Duration.ofSeconds(5));
        assertThat(pace.isDue(NOW)).isTrue();
        assertThat(pace.isDue(NOW)).isTrue();
        pace.done(NOW);
        assertThat(pace.isDue(NOW.plusMillis(4_999))).isFalse();
        assertThat(pace.isDue(NOW.plusSeconds(5))).isTrue();
    }
}
