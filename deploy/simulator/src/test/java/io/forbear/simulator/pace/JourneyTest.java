package io.forbear.simulator.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Journey journey = new Journey(START, 0);

    private void note(long simulated, long real, String behind) {
        var now = START.plusSeconds(simulated);
        journey.note(
                now,
                real * SECOND,
                new Step(1, now, new Standing(behind, now.minusSeconds(30))),
                List.of());
    }

    @Test
    void tellsHowFastTimeGoesWhatIsBehindAndHowLongItTakes() {
        note(6000, 10, "outbox");
        assertThat(journey.inWords(START.plusSeconds(6000 + 360_000), 500))
                .isEqualTo("500 times as fast (lately 600), outbox behind: 30 s, 10 min left");
    }

    @Test
    void forgetsHowFastTimeWentLongAgo() {
        note(600_000, 10, "outbox");
        note(600_000, 200, "outbox");
        note(600_100, 300, "outbox");
        assertThat(journey.inWords(START.plusSeconds(600_200), 1)).contains("(lately 1)");
    }

    @Test
    void sumsUpWhatHeldTimeBack() {
        note(1000, 3, "outbox");
        note(2000, 4, "due-cases");
        assertThat(journey.summary())
                .startsWith("simulated time went 500 times as fast as real time, 33 min in 4 s")
                .contains("75 % of the time outbox", "25 % of the time due-cases");
    }

    @Test
    void namesWhatIsNotWaitedFor() {
        var step = new Step(1, START, new Standing("outbox", START));
        journey.note(START, SECOND, step, List.of("plan-service plans"));
        assertThat(journey.inWords(START, 1)).contains("not waited for plan-service plans");
    }
}
