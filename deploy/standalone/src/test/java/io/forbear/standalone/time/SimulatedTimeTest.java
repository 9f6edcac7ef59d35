package io.forbear.standalone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedTimeTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant AN_HOUR_LATER = NOON.plus(Duration.ofHours(1));
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void isRealTimeUnlessAskedOtherwise() {
        var time = SimulatedTime.realTime(NOON).adjusted(NOON, null, null);

        assertThat(time.at(AN_HOUR_LATER)).isEqualTo(AN_HOUR_LATER);
    }

    @Test
    void goesOnUnchangedAfterARestart() {
        var time = new SimulatedTime(NOON, NEW_YEAR, 24);

        assertThat(time.adjusted(AN_HOUR_LATER, null, null)).isEqualTo(time);
        assertThat(time.at(AN_HOUR_LATER)).isEqualTo(NEW_YEAR.plus(Duration.ofDays(1)));
    }

    @Test
    void goesOnFromThePresentInstantAtANewSpeed() {
        var time = new SimulatedTime(NOON, NEW_YEAR, 24).adjusted(AN_HOUR_LATER, null, 2.0);

        assertThat(time.at(AN_HOUR_LATER)).isEqualTo(NEW_YEAR.plus(Duration.ofDays(1)));
        assertThat(time.at(AN_HOUR_LATER.plus(Duration.ofHours(1))))
                .isEqualTo(NEW_YEAR.plus(Duration.ofHours(26)));
    }

    @Test
    void beginsAtANewStartAtThePresentSpeed() {
        var time = new SimulatedTime(NOON, NOON, 24).adjusted(AN_HOUR_LATER, NEW_YEAR, null);

        assertThat(time.at(AN_HOUR_LATER)).isEqualTo(NEW_YEAR);
        assertThat(time.at(AN_HOUR_LATER.plus(Duration.ofHours(1))))
                .isEqualTo(NEW_YEAR.plus(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesASpeedThatIsNone(double speed) {
        assertThatThrownBy(() -> SimulatedTime.realTime(NOON).adjusted(NOON, null, speed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("speed must be above 0");
    }
}
