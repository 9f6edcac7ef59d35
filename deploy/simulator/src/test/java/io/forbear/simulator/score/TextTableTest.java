package io.forbear.simulator.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void alignsWordsLeftAndNumbersRight() {
        assertThat(
                        new TextTable("rule", "n", "share")
                                .row("CN-1", 7, "100.0%")
                                .row("x", 12, "")
                                .render())
                .isEqualTo(
                        """
                        rule  n   share
                        CN-1   7  100.0%
                        x     12
                        """);
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatThrownBy(() -> new TextTable("a", "b").row("only one"))
                .hasMessage("a row of 2 cells, found 1");
    }
}
