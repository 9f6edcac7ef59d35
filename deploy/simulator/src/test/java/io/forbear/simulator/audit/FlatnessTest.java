package io.forbear.simulator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlatnessTest {
    @Test
    void acceptsMemoryThatStaysTheSameAfterWarmingUp() {
        assertThat(lines(9, i -> i < 3 ? 50 : 100)).hasSize(2).allMatch(Line::ok);
    }

    @Test
    void allowsTenPercentAndNoMore() {
        assertThat(lines(9, i -> i < 6 ? 1000 : 1100)).allMatch(Line::ok);
        assertThat(lines(9, i -> i < 6 ? 1000 : 1101)).noneMatch(Line::ok);
    }

    @Test
    void saysWhenARunIsTooShortToTell() {
        assertThat(lines(5, i -> 100L * i))
                .allMatch(line -> line.asked().isEmpty())
                .allMatch(line -> line.seen().contains("too short"));
    }

    private static List<Line> lines(int samples, IntToLongFunction bytes) {
        return Flatness.lines(
                IntStream.range(0, samples)
                        .mapToObj(
                                i ->
                                        new Memory(
                                                "service",
                                                60L * i,
                                                bytes.applyAsLong(i),
                                                bytes.applyAsLong(i)))
                        .toList());
    }
}
