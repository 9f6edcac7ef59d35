package io.forbear.contact.fairness;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.forbear.contact.fairness.Intensity.Flag;
import io.forbear.service.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntensityTest {
    private static final FairnessSettings SETTINGS = new FairnessSettings(1.25, 30);

    @Test
    void flagsAGroupContactedTwiceAsOftenAsTheOthers() {
        var found = compare(Map.of("a", each(500, 4), "b", each(500, 2)));
        assertThat(found).extracting(Intensity::flag).containsExactly(Flag.MORE, Flag.LESS);
        var more = found.getFirst();
        assertThat(more.ratio()).isCloseTo(2.0, within(1e-9));
        assertThat(more.perDebtorDay()).isCloseTo(0.4, within(1e-9));
        // relative variances: 1/(500*4) and 1/(500*2), by chance alone
        assertThat(more.low()).isCloseTo(2 * Math.exp(-1.959964 * Math.sqrt(0.0015)), within(1e-9));
        assertThat(more.high()).isCloseTo(2 * Math.exp(1.959964 * Math.sqrt(0.0015)), within(1e-9));
    }

    @Test
    void flagsAtTheThresholdAndNotBelowIt() {
        assertThat(compare(Map.of("a", each(9000, 5), "b", each(9000, 4))).getFirst().flag())
                .isEqualTo(Flag.MORE);
        var below = new ArrayList<>(each(8999, 5));
        below.add(4L);
        assertThat(compare(Map.of("a", below, "b", each(9000, 4))).getFirst().flag())
                .isEqualTo(Flag.NONE);
    }

    @Test
    void doesNotTakeOneDebtorWithManyAttemptsForADifferenceBetweenGroups() {
        var lopsided = new ArrayList<>(each(99, 1));
        lopsided.addAll(each(1, 120));
        var found = compare(Map.of("a", lopsided, "b", each(100, 1)));
        assertThat(found.getFirst().ratio()).isGreaterThan(2);
        assertThat(found.getFirst().flag()).isEqualTo(Flag.NONE);
    }

    @Test
    void saysNothingOfSmallGroupsAndFlagsAGroupNeverContacted() {
        assertThat(compare(Map.of("a", each(29, 9), "b", each(500, 1))))
                .extracting(Intensity::flag)
                .containsOnly(Flag.TOO_FEW);
        assertThat(compare(Map.of("a", each(500, 0), "b", each(500, 3))).getFirst().flag())
                .isEqualTo(Flag.LESS);
    }

    @Test
    void isSeldomWrongAboutGroupsDrawnFromTheSameDebtors() {
        var random = new Random(7);
        var flagged = 0;
        for (int trial = 0; trial < 400; trial++) {
            var a = drawn(random, 200);
            var b = drawn(random, 200);
            var found = compare(Map.of("a", a, "b", b)).getFirst();
            if (requireNonNull(found.low()) > 1 || requireNonNull(found.high()) < 1) {
                flagged++;
            }
        }
        assertThat(flagged).as("of 400 at 95 %").isBetween(5, 40);
    }

    /** Debtors differ among themselves by far more than chance. */
    private static List<Long> drawn(Random random, int debtors) {
        var counts = new ArrayList<Long>();
        for (int i = 0; i < debtors; i++) {
            counts.add((long) random.nextInt(4) * random.nextInt(4));
        }
        return counts;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id,group\nC1,a",
                "debtor_id,group\nC1",
                "debtor_id,group\nC1,a,b\nC2,b",
                "debtor_id,group\nC1,a\nC1,b",
                "debtor_id,group\nC1,a\nC2,a",
            })
    void refusesWhatAreNoGroups(String csv) {
        assertThatThrownBy(() -> Groups.ofCsv(csv)).isInstanceOf(Problem.class);
    }

    @Test
    void readsGroupsOfLines() {
        assertThat(Groups.ofCsv("debtor_id,group\r\nC1,a\r\nC2, b\r\nC3,a\r\n").byGroup())
                .isEqualTo(Map.of("a", List.of("C1", "C3"), "b", List.of("C2")));
    }

    private static List<Intensity> compare(Map<String, List<Long>> attempts) {
        return Intensity.compare(attempts, 10, SETTINGS);
    }

    private static List<Long> each(int debtors, long attempts) {
        return Collections.nCopies(debtors, attempts);
    }
}
