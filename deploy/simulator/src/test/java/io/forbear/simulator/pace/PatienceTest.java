package io.forbear.simulator.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final long PATIENCE = Duration.ofMinutes(1).toNanos();
    private static final Standing STUCK = new Standing("stuck", Instant.EPOCH);
    private static final Instant HELD = Instant.EPOCH.plus(AHEAD);

    private final Patience patience =
            new Patience(
                    new Limits(AHEAD, 500, Duration.ofMillis(100), Duration.ofNanos(PATIENCE)));

    @Test
    void waitsForWhatHasHeldTimeBackForLessThanItsPatience() {
        patience.take(List.of(STUCK), HELD, 0);
        assertThat(patience.take(List.of(STUCK), HELD, PATIENCE - 1)).containsExactly(STUCK);
        assertThat(patience.passedOver()).isEmpty();
    }

    @Test
    void waitsNoLongerForWhatHasHeldTimeBackForItsPatience() {
        var busy = new Standing("busy", Instant.EPOCH.plusSeconds(1));
        patience.take(List.of(STUCK), HELD, 0);
        assertThat(patience.take(List.of(STUCK, busy), HELD, PATIENCE)).containsExactly(busy);
        assertThat(patience.passedOver()).containsExactly("stuck");
    }

    @Test
    void countsNoTimeInWhichNothingWasHeldBack() {
        patience.take(List.of(STUCK), HELD.minusNanos(1), 0);
        patience.take(List.of(STUCK), HELD.minusNanos(1), PATIENCE);
        assertThat(patience.take(List.of(STUCK), HELD, 2 * PATIENCE - 1)).containsExactly(STUCK);
        assertThat(patience.take(List.of(STUCK), HELD, 2 * PATIENCE)).isEmpty();
    }

    @Test
    void waitsAgainOnceItMoves() {
        var moved = new Standing("stuck", Instant.EPOCH.plusNanos(1));
        patience.take(List.of(STUCK), HELD, 0);
        patience.take(List.of(STUCK), HELD, PATIENCE);
        assertThat(patience.take(List.of(moved), HELD, PATIENCE + 1)).containsExactly(moved);
        assertThat(patience.passedOver()).isEmpty();
    }
}
