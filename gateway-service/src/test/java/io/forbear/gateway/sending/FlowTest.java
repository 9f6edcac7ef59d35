package io.forbear.gateway.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTest {
    private static final int LIMIT = 10;

    @ParameterizedTest(name = "{0}, {1} unsent, resting {2}: rests {3}")
    @CsvSource({
        "CLOSED, 9, false, false",
        "CLOSED, 10, false, true",
        "CLOSED, 11, false, true",
        "CLOSED, 6, true, true",
        "CLOSED, 5, true, false",
        "CLOSED, 4, true, false",
        "OPEN, 0, false, true",
        "OPEN, 0, true, true",
        "HALF_OPEN, 0, true, false",
        "HALF_OPEN, 1, true, true",
        "FORCED_OPEN, 0, false, true"
    })
    void rests(State breaker, long backlog, boolean resting, boolean rests) {
        assertThat(rests(breaker, false, backlog, LIMIT, resting)).isEqualTo(rests);
    }

    @Test
    void restsWithALimitOfOneAndGoesOn() {
        assertThat(rests(State.CLOSED, false, 1, 1, false)).isTrue();
        assertThat(rests(State.CLOSED, false, 0, 1, true)).isFalse();
    }

    @Test
    void takesNoMoreWhileItCannotOpenWhatLiesHere() {
        assertThat(rests(State.CLOSED, true, 1, LIMIT, false)).isTrue();
        assertThat(rests(State.CLOSED, true, 0, LIMIT, true)).isFalse();
    }

    @Test
    void goesOnAsLongAsOneOfSeveralProvidersCanBeCalled() {
        var down = new Flow.Stand(State.OPEN, false, 3);
        var works = new Flow.Stand(State.CLOSED, false, 0);
        assertThat(Flow.rests(List.of(down, works), LIMIT, false)).isFalse();
        assertThat(Flow.rests(List.of(down, down), LIMIT, false)).isTrue();
        var full = new Flow.Stand(State.OPEN, false, LIMIT);
        assertThat(Flow.rests(List.of(full, works), LIMIT, false))
                .as("what nobody else serves must not pile up")
                .isTrue();
    }

    private static boolean rests(
            State breaker, boolean sealed, long backlog, int limit, boolean resting) {
        return Flow.rests(List.of(new Flow.Stand(breaker, sealed, backlog)), limit, resting);
    }
}
