package io.forbear.compliance.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.conduct.Detection.Told;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DetectionTest {
    private static final Instant CALL = Instant.parse("2026-05-11T02:00:00Z");
    private static final Duration OURS = Duration.ofSeconds(2);

    @Test
    void countsAsPromptWhatWasToldWithinFiveMinutes() {
        assertThat(after(Duration.ofSeconds(299)).told()).isEqualTo(Told.PROMPTLY);
        assertThat(after(Duration.ofMinutes(5)).told()).isEqualTo(Told.PROMPTLY);
        assertThat(after(Duration.ofSeconds(301)).told()).isEqualTo(Told.LATE);
    }

    /** A violation that was told after so long, and then waited for us. */
    private static Detection after(Duration told) {
        return Detection.byRecord(CALL, CALL.plus(told).plus(OURS), OURS);
    }

    @Test
    void doesNotTakeOurOwnSlownessForALateReport() {
        var outage = Duration.ofHours(3);
        var found = Detection.byRecord(CALL, CALL.plusSeconds(1).plus(outage), outage);
        assertThat(found.told()).isEqualTo(Told.PROMPTLY);
        assertThat(found.latency()).isEqualTo(outage.plusSeconds(1));
    }

    @Test
    void isNeverNegativeThoughTheReportersClockIsAhead() {
        assertThat(Detection.byRecord(CALL, CALL.minusSeconds(5), Duration.ZERO))
                .isEqualTo(new Detection(Told.PROMPTLY, Duration.ZERO));
    }

    @Test
    void measuresATermFromItsEnd() {
        assertThat(Detection.byTerm(CALL, CALL.plusMillis(150)))
                .isEqualTo(new Detection(Told.TERM, Duration.ofMillis(150)));
    }
}
