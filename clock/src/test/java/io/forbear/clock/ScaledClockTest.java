package io.forbear.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScaledClockTest {
    private static final Instant ANCHOR = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void runsAsManyTimesFasterAsItsSpeedSays() {
        var tenSecondsLater = Clock.fixed(ANCHOR.plusSeconds(10), ZoneOffset.UTC);
        var clock = new ScaledClock(tenSecondsLater, ANCHOR, START, 60);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(600));
    }

    @Test
    void runsForSimulatedCenturies() {
        var aYearLater = Clock.fixed(ANCHOR.plus(Duration.ofDays(365)), ZoneOffset.UTC);
        var clock = new ScaledClock(aYearLater, ANCHOR, START, 1440);
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(365L * 1440)));
    }

    @Test
    void isTheBaseClockAtSpeedOneWithoutAShift() {
        var base = Clock.fixed(ANCHOR, ZoneOffset.UTC);
        assertThat(new ScaledClock(base, Instant.EPOCH, Instant.EPOCH, 1).instant())
                .isEqualTo(ANCHOR);
    }

    @Test
    void keepsItsInstantInAnotherZone() {
        var clock = new ScaledClock(Clock.fixed(ANCHOR, ZoneOffset.UTC), ANCHOR, START, 2);
        var shanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));
        assertThat(shanghai.instant()).isEqualTo(START);
        assertThat(shanghai.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void refusesASpeedOfZero() {
        assertThatThrownBy(() -> new ScaledClock(Clock.systemUTC(), ANCHOR, START, 0))
                .hasMessageContaining("above 0");
    }
}
