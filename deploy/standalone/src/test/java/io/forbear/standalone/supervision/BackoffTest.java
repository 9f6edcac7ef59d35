package io.forbear.standalone.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration BRIEFLY = Duration.ofSeconds(59);
    private static final Duration STEADILY = Duration.ofMinutes(1);

    @Test
    void waitsLongerEachTimeButNeverLongerThanHalfAMinute() {
        var backoff = new Backoff();

        assertThat(IntStream.range(0, 8).mapToLong(_ -> backoff.pauseAfter(BRIEFLY).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void startsOverWithWhatRanSteadily() {
        var backoff = new Backoff();
        backoff.pauseAfter(BRIEFLY);
        backoff.pauseAfter(BRIEFLY);

        assertThat(backoff.pauseAfter(STEADILY)).isEqualTo(Duration.ofSeconds(1));
    }
}
