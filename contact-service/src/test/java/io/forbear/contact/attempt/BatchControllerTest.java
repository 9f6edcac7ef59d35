package io.forbear.contact.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchControllerTest {
    @Test
    void numbersLinesAsTheSenderDoes() {
        assertThat(BatchController.byPlace("a\n\nb\r\n  \nc"))
                .isEqualTo(Map.of(0, "a", 2, "b", 4, "c"));
        assertThat(BatchController.byPlace("\n\n")).isEmpty();
    }
}
