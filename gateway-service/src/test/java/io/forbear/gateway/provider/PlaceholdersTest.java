package io.forbear.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private static final Map<String, String> VALUES =
            Map.of("message", "you owe {amount} $1", "secret:token", "t0k");

    @Test
    void fillsTreesAndLeavesNumbersAlone() {
        var tree =
                Map.of("a", List.of("<{message}>", 7), "b", Map.of("c", "Bearer {secret:token}"));

        assertThat(Placeholders.fillAll(tree, VALUES))
                .isEqualTo(
                        Map.of(
                                "a",
                                List.of("<you owe {amount} $1>", 7),
                                "b",
                                Map.of("c", "Bearer t0k")));
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Placeholders.fill("{recipent}", VALUES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{recipent} is not known");
    }

    @Property
    void nothingThatIsFilledInIsLookedAtAgain(@ForAll String message) {
        assertThat(Placeholders.fill("<{message}>", Map.of("message", message)))
                .isEqualTo("<" + message + ">");
    }
}
