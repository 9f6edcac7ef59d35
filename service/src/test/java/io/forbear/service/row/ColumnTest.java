package io.forbear.service.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTest {
    @Test
    void putsEachTextOnALine() {
        assertThat(Column.lines(List.of(1, 2, 3), n -> "{\"n\":" + n + "}"))
                .isEqualTo("{\"n\":1}\n{\"n\":2}\n{\"n\":3}");
        assertThat(Column.lines(List.of("a"), text -> text)).isEqualTo("a");
        assertThat(Column.lines(List.<String>of(), text -> text)).isEmpty();
    }

    @Test
    void keepsTheLineOfAMissingText() {
        assertThat(Column.lines(Arrays.asList("a", null, "b"), text -> text)).isEqualTo("a\n\nb");
    }

    @Test
    void refusesWhatTheDatabaseCannotHold() {
        assertThatThrownBy(() -> Column.lines(List.of("{\"name\":\"a\\u0000b\"}"), text -> text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Column.lines(List.of("{\"name\":\"a\\u0001b\"}"), text -> text)).isNotEmpty();
    }
}
