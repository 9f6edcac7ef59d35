package io.forbear.account.placement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.account.placement.PlacementRule.Share;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlacementRuleFileTest {
    @Test
    void shipsNoRules() throws IOException {
        assertThat(shipped("/placements.yaml").rules()).isEmpty();
    }

    @Test
    void readsTheExample() throws IOException {
        var rules = shipped("/placements-example.yaml");
        assertThat(rules.rules())
                .extracting(PlacementRule::name)
                .containsExactly("cn-card-m3-m4", "cn-late");
        assertThat(rules.rules().getFirst().agencies())
                .containsExactly(new Share("AG-EAST", 60), new Share("AG-WEST", 40));
        assertThat(rules.agencies()).containsExactly("AG-EAST", "AG-WEST");
    }

    @Test
    void refusesAConditionItDoesNotKnow() {
        var yaml =
                """
                rules:
                  - name: r
                    when: {stage: [M3]}
                    agencies: [{agency: A, share: 1}]
                """;
        assertThatThrownBy(
                        () ->
                                PlacementRuleFile.read(
                                        new ByteArrayInputStream(yaml.getBytes(UTF_8))))
                .hasMessageContaining("stage");
    }

    private static PlacementRules shipped(String name) throws IOException {
        return PlacementRuleFile.read(
                Objects.requireNonNull(PlacementRuleFileTest.class.getResourceAsStream(name)));
    }
}
