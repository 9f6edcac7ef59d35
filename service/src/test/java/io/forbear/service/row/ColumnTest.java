package io.forbear.service.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ColumnTest {
    @Test
    void putsEachTextOnALine() {
        assertThat(Column.lines(List.of(1, 2, 3), "{\"n\":%d}"::formatted))
                .isEqualTo("{\"n\":1}\n{\"n\":2}\n{\"n\":3}");
        assertThat(Column.lines(List.of("a"), Function.identity())).isEqualTo("a");
        assertThat(Column.lines(List.<String>of(), Function.identity())).isEmpty();
    }

    @Test
    void keepsTheLineOfAMissingText() {
        assertThat(Column.lines(Arrays.asList("a", null, "b"), Function.identity()))
                .isEqualTo("a\n\nb");
    }
}
