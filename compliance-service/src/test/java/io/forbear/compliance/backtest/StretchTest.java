package io.forbear.compliance.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.compliance.backtest.Stretch.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static final List<Range> HELD =
            List.of(new Range("a", 0, 5, 10), new Range("b", 0, 0, 3), new Range("a", 1, 0, 0));

    private static Stretch of(Range... asked) {
        return Stretch.of(List.of(asked), HELD, null, null);
    }

    @Test
    void goesPartitionByPartition() {
        var stretch = Stretch.of(HELD, HELD, null, null);
        assertThat(stretch.partitions()).containsExactly(0, 1);
        assertThat(stretch.in(0)).extracting(Range::topic).containsExactly("a", "b");
        assertThat(stretch.size()).isEqualTo(8);
    }

    @Test
    void takesOffsetsThatAreHeld() {
        assertThat(of(new Range("a", 0, 5, 10)).size()).isEqualTo(5);
        assertThat(of(new Range("a", 0, 6, 9)).size()).isEqualTo(3);
    }

    @Test
    void refusesOffsetsThatAreNotHeld() {
        for (var range :
                List.of(
                        new Range("a", 0, 4, 10),
                        new Range("a", 0, 5, 11),
                        new Range("a", 9, 0, 0),
                        new Range("c", 0, 0, 0))) {
            assertThatThrownBy(() -> of(range))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(range.topic() + "-" + range.partition());
        }
    }

    @Test
    void refusesAPartitionNamedTwice() {
        assertThatThrownBy(() -> of(new Range("b", 0, 0, 1), new Range("b", 0, 1, 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsTheSameWhateverTheOrderInWhichItIsNamed() {
        assertThat(new Stretch(HELD.reversed(), null, null).text())
                .isEqualTo(new Stretch(HELD, null, null).text());
    }
}
