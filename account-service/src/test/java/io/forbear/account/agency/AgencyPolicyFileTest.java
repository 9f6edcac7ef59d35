package io.forbear.account.agency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgencyPolicyFileTest {
    @Test
    void readsTheFileThatComesWithTheService() throws IOException {
        var file = getClass().getResourceAsStream("/agencies.yaml");
        var policy = AgencyPolicyFile.read(Objects.requireNonNull(file));
        assertThat(policy.requiredIn("CN"))
                .contains(Requirement.WHITE_LIST)
                .doesNotContain(Requirement.LICENCE);
        assertThat(policy.requiredIn("US-CA")).contains(Requirement.LICENCE);
        assertThat(policy.evaluation().every()).hasToString("P1Y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requirements: [{jurisdiction: CN, require: [CONTRACT]}]",
                "requirements: []",
                "requirements: [{require: [CONTRAKT]}]",
                "requirement: [{require: [CONTRACT]}]"
            })
    void refusesAFileThatDoesNotCoverEveryPlaceOrIsMisspelt(String start) {
        var yaml =
                start
                        + "\nevaluation: {every: P1Y, beforeContractEnd: P3M, warn: P30D}\n"
                        + "budgets: []\n";
        var bytes = new ByteArrayInputStream(yaml.getBytes(UTF_8));
        assertThatThrownBy(() -> AgencyPolicyFile.read(bytes)).isInstanceOf(Exception.class);
    }
}
