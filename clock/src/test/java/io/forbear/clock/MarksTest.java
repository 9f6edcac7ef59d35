package io.forbear.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarksTest {
    private final Marks marks = new Marks();

    private static Instant at(long second) {
        return Instant.EPOCH.plusSeconds(second);
    }

    @Test
    void isDoneUntilNowWhenNothingWaits() {
        assertThat(marks.look(at(1), 0, 0)).isEqualTo(at(1));
        assertThat(marks.look(at(2), 10, 10)).isEqualTo(at(2));
        assertThat(marks.look(at(3), 10, 11)).isEqualTo(at(3));
    }

    @Test
    void staysAtTheLastLookWithoutAnythingWaiting() {
        marks.look(at(1), 10, 10);
        assertThat(marks.look(at(2), 11, 10)).isEqualTo(at(1));
        assertThat(marks.look(at(3), 11, 10)).isEqualTo(at(1));
    }

    @Test
    void comesToAMarkOnceWorkHasComeThere() {
        marks.look(at(1), 10, 10);
        marks.look(at(2), 20, 10);
        marks.look(at(3), 30, 10);
        assertThat(marks.look(at(4), 40, 19)).isEqualTo(at(1));
        assertThat(marks.look(at(5), 40, 20)).isEqualTo(at(2));
        assertThat(marks.look(at(6), 50, 31)).isEqualTo(at(3));
        assertThat(marks.look(at(7), 50, 40)).isEqualTo(at(5));
    }

    @Test
    void takesTheLatestOfTheLooksThatSawTheSameEnd() {
        marks.look(at(1), 10, 5);
        marks.look(at(2), 10, 6);
        marks.look(at(3), 10, 7);
        assertThat(marks.look(at(4), 11, 10)).isEqualTo(at(3));
    }

    @Test
    void knowsOfAQueueNothingBeforeItsFirstLook() {
        assertThat(marks.look(at(5), 10, 3)).isEqualTo(at(5));
        assertThat(marks.look(at(6), 10, 9)).isEqualTo(at(5));
    }
}
