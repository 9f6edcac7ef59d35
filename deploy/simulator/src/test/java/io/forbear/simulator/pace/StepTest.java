package io.forbear.simulator.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Limits LIMITS =
            new Limits(Duration.ofMinutes(1), 500, Duration.ofMillis(200), Duration.ofSeconds(20));

    private static Step step(long behindMillis) {
        var parts =
                List.of(
                        new Standing("idle", NOW),
                        new Standing("busy", NOW.minusMillis(behindMillis)));
        return Step.after(NOW, parts, LIMITS);
    }

    @ParameterizedTest(name = "oldest work {0} ms old: speed {1}")
    @CsvSource({
        "0, 300",
        "20000, 200",
        "59000, 5",
        "59999, 0.005",
        "60000, 0",
        "60001, 0",
        "3600000, 0"
    })
    void isSlowerTheOlderTheOldestWorkIs(long behindMillis, double speed) {
        assertThat(step(behindMillis).speed()).isEqualTo(speed);
    }

    @ParameterizedTest(name = "oldest work {0} ms old: until {1} ms from now")
    @CsvSource({"0, 60000", "20000, 40000", "59999, 1", "60000, 0", "60001, 0"})
    void neverLetsTimeRunFartherAheadOfTheOldestWorkThanAllowed(long behindMillis, long ahead) {
        assertThat(step(behindMillis).until()).isEqualTo(NOW.plusMillis(ahead));
    }

    @Test
    void isNeverFasterThanAllowed() {
        var far =
                new Limits(Duration.ofHours(1), 500, Duration.ofMillis(1), Duration.ofSeconds(20));
        var step = Step.after(NOW, List.of(new Standing("idle", NOW)), far);
        assertThat(step.speed()).isEqualTo(500);
    }

    @Test
    void namesThePartThatIsFarthestBehind() {
        assertThat(step(1).behind().part()).isEqualTo("busy");
    }

    @Test
    void standsStillWhileNobodyCanBeWaitedFor() {
        assertThat(Step.after(NOW, List.of(), LIMITS).speed()).isZero();
    }

    @Test
    void refusesToStandStillForEver() {
        var span = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new Limits(Duration.ZERO, 1, span, span))
                .hasMessageContaining("some way to go");
        assertThatThrownBy(() -> new Limits(span, 0.5, span, span))
                .hasMessageContaining("as fast as real time");
    }
}
