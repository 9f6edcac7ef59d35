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
            new Limits(
                    Duration.ofSeconds(60),
                    500,
                    Duration.ofMillis(200),
                    Duration.ofSeconds(20),
                    10);

    private static Step step(long behindMillis, Duration stood) {
        var parts =
                List.of(
                        new Standing("idle", NOW),
                        new Standing("busy", NOW.minusMillis(behindMillis)));
        return Step.after(NOW, parts, stood, LIMITS);
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
        assertThat(step(behindMillis, Duration.ZERO).speed()).isEqualTo(speed);
    }

    @ParameterizedTest(name = "oldest work {0} ms old: until {1} ms from now")
    @CsvSource({"0, 60000", "20000, 40000", "59999, 1", "60000, 0", "60001, 0"})
    void neverLetsTimeRunFartherAheadOfTheOldestWorkThanAllowed(long behindMillis, long ahead) {
        assertThat(step(behindMillis, Duration.ZERO).until()).isEqualTo(NOW.plusMillis(ahead));
    }

    @Test
    void isNeverFasterThanAllowed() {
        var far =
                new Limits(
                        Duration.ofHours(1), 500, Duration.ofMillis(1), Duration.ofSeconds(20), 10);
        var step = Step.after(NOW, List.of(new Standing("idle", NOW)), Duration.ZERO, far);
        assertThat(step.speed()).isEqualTo(500);
    }

    @Test
    void namesThePartThatIsFarthestBehind() {
        assertThat(step(1, Duration.ZERO).behind().part()).isEqualTo("busy");
    }

    @ParameterizedTest(name = "held back for {0} ms: speed {1}")
    @CsvSource({"19999, 0", "20000, 10", "20001, 10"})
    void creepsOnWhenWhatHoldsItBackDoesNotGetDone(long stoodMillis, double speed) {
        var step = step(60_001, Duration.ofMillis(stoodMillis));
        assertThat(step.speed()).isEqualTo(speed);
        assertThat(step.isCreeping()).isEqualTo(speed > 0);
    }

    @Test
    void doesNotCreepWhileThereIsRoom() {
        assertThat(step(59_000, Duration.ofHours(1)).isCreeping()).isFalse();
    }

    @Test
    void refusesToStandStillForEver() {
        var span = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new Limits(Duration.ZERO, 1, span, span, 1))
                .hasMessageContaining("some way to go");
        assertThatThrownBy(() -> new Limits(span, 0.5, span, span, 1))
                .hasMessageContaining("as fast as real time");
    }
}
