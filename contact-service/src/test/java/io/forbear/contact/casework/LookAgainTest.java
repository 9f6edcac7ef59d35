package io.forbear.contact.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LookAgainTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final LookAgain.Memory memory = new LookAgain.Memory(Duration.ofSeconds(3));

    private static long real(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    @Test
    void doesNotKnowWhatTheClockShowedBeforeItsFirstLook() {
        assertThat(memory.longAgo(START, real(0))).isNull();
        assertThat(memory.longAgo(START.plusSeconds(600), real(2999))).isNull();
    }

    @Test
    void knowsWhatTheClockShowedWhateverItsSpeedHasBeenSince() {
        memory.longAgo(START, real(0));
        memory.longAgo(START.plusSeconds(600), real(1000));
        memory.longAgo(START.plusSeconds(601), real(2000));
        assertThat(memory.longAgo(START.plusSeconds(602), real(3000))).isEqualTo(START);
        assertThat(memory.longAgo(START.plusSeconds(602), real(3999))).isEqualTo(START);
        assertThat(memory.longAgo(START.plusSeconds(602), real(4000)))
                .isEqualTo(START.plusSeconds(600));
    }

    @Test
    void takesTheLatestLookThatIsLongAgoEnough() {
        memory.longAgo(START, real(0));
        memory.longAgo(START.plusSeconds(1), real(100));
        assertThat(memory.longAgo(START.plusSeconds(9), real(60_000)))
                .isEqualTo(START.plusSeconds(1));
    }
}
