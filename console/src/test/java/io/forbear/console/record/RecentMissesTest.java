package io.forbear.console.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentMissesTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final RecentMisses misses = new RecentMisses(Duration.ofNanos(10), clock::get);

    @Test
    void remembersAMissUntilItsTimeIsUpAlsoWhereTheClockTurnsOver() {
        assertThat(misses.contains(17)).isFalse();
        misses.note(17);
        clock.addAndGet(9);
        assertThat(misses.contains(17)).isTrue();
        assertThat(misses.contains(18)).isFalse();
        clock.incrementAndGet();
        assertThat(misses.contains(17)).isFalse();
    }
}
