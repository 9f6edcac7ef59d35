package io.forbear.contact.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.forbear.contact.strategy.Experiment.Arm;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    private static final int DEBTORS = 20_000;

    @Property(tries = 20)
    void splitsDebtorsByTheShares(
            @ForAll @IntRange(min = 1, max = 99) int share,
            @ForAll @NotBlank @StringLength(max = 20) String id) {
        var experiment = experiment(id, share);
        var inFirst =
                IntStream.range(0, DEBTORS)
                        .filter(i -> experiment.armOf("C" + i).name().equals("a"))
                        .count();
        assertThat(inFirst * 100.0 / DEBTORS).isCloseTo(share, within(1.5));
    }

    @Property
    void putsADebtorAlwaysToTheSameArm(
            @ForAll String debtor, @ForAll @IntRange(min = 1, max = 99) int share) {
        assertThat(experiment("x", share).armOf(debtor))
                .isEqualTo(experiment("x", share).armOf(debtor));
    }

    @Property
    void movesNobodyOutOfAnArmThatGrows(
            @ForAll String debtor, @ForAll @IntRange(min = 1, max = 98) int share) {
        if (experiment("x", share).armOf(debtor).name().equals("a")) {
            assertThat(experiment("x", share + 1).armOf(debtor).name()).isEqualTo("a");
        }
    }

    @Test
    void splitsTwoExperimentsIndependently() {
        var one = experiment("one", 50);
        var two = experiment("two", 50);
        var both =
                IntStream.range(0, DEBTORS)
                        .filter(
                                i ->
                                        one.armOf("C" + i).name().equals("a")
                                                && two.armOf("C" + i).name().equals("a"))
                        .count();
        assertThat(both * 100.0 / DEBTORS).isCloseTo(25, within(1.5));
    }

    @Test
    void refusesSharesThatDoNotAddUp() {
        assertThatThrownBy(() -> new Experiment("x", "s", List.of(new Arm("a", "s", 99))))
                .hasMessageContaining("found 99");
    }

    private static Experiment experiment(String id, int share) {
        return new Experiment(
                id, "s", List.of(new Arm("a", "s", share), new Arm("b", "t", 100 - share)));
    }
}
