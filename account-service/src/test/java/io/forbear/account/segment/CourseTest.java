package io.forbear.account.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {
    private static final int LOOK_BACK = 30;

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "L       | L | the first day counts at once",
                "LM      | L | one day is too few",
                "LMM     | L | two days are too few",
                "LMMM    | M | three days in a row are enough",
                "LMMML   | M | one day back changes nothing",
                "LMLMLMLM| L | to and fro is no change",
                "LLLMMHHH| H | it may pass one by",
                "LLLMMHH | L | nobody held in between",
                "HHHLLL  | L | it may fall, too",
            })
    void holdsASegmentUntilAnotherFollowsOnThreeDays(String days, String held, String why) {
        assertThat(held(days, 3)).as(why).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"LM, 1, M", "LM, 2, L", "LMM, 2, M"})
    void needsAsManyDaysAsAreSet(String days, int holdDays, String held) {
        assertThat(held(days, holdDays)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"27, M", "29, M", "30, L"})
    void looksBackSoManyDays(int days, String held) {
        var course = "MMM" + "LM".repeat(20).substring(0, days);
        assertThat(held(course, 3)).isEqualTo(held);
    }

    @Property
    void changesNoOftenerThanTheDaysToHold(
            @ForAll @IntRange(min = 1, max = 5) int holdDays,
            @ForAll @Size(min = 1, max = 29) List<@IntRange(max = 2) Integer> days) {
        var last = (String) null;
        var since = 0;
        for (var day = 1; day <= days.size(); day++) {
            var held = heldOn(days.subList(0, day), holdDays);
            if (last != null && !last.equals(held)) {
                assertThat(day - since).isGreaterThanOrEqualTo(holdDays);
                assertThat(days.subList(day - holdDays, day))
                        .allSatisfy(one -> assertThat(one).hasToString(held));
                since = day;
            }
            last = held;
        }
    }

    @Property
    void isWhatADayByDayAccountOfItSays(
            @ForAll @IntRange(min = 1, max = 5) int holdDays,
            @ForAll @Size(min = 1, max = 29) List<@IntRange(max = 2) Integer> days) {
        var held = days.getFirst();
        for (var day = holdDays; day <= days.size(); day++) {
            var lastDays = days.subList(day - holdDays, day);
            if (Collections.frequency(lastDays, lastDays.getFirst()) == holdDays) {
                held = lastDays.getFirst();
            }
        }
        assertThat(heldOn(days, holdDays)).isEqualTo(held.toString());
    }

    private static @Nullable String heldOn(List<Integer> days, int holdDays) {
        var backwards = new ArrayList<>(days.stream().map(Object::toString).toList());
        Collections.reverse(backwards);
        return Course.held(
                ago -> ago < backwards.size() ? backwards.get(ago) : null, holdDays, LOOK_BACK);
    }

    private static @Nullable String held(String days, int holdDays) {
        var letters = Arrays.asList(days.strip().split(""));
        var backwards = new ArrayList<>(letters);
        Collections.reverse(backwards);
        return Course.held(
                ago -> ago < backwards.size() ? backwards.get(ago) : null, holdDays, LOOK_BACK);
    }
}
