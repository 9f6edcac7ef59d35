package io.forbear.simulator.misconduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.PackMode;
import io.forbear.events.RulePackActivated;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunningRulesTest {
    @Test
    void readsTheIdsOfPacksThatBind() {
        var rules =
                RunningRules.of(
                        List.of(
                                pack(
                                        PackMode.ACTIVE,
                                        "rules:\n  - id: US-MA-FREQ-01\n  - id: CN-3P-02"),
                                pack(PackMode.SHADOW, "- id: UK-BS-01")),
                        Set.of("XX-OLD-01"));
        assertThat(rules)
                .contains("US-MA-FREQ-01", "CN-3P-02", PermitRules.MISSING)
                .doesNotContain("UK-BS-01", "XX-OLD-01");
    }

    @Test
    void expectsWhatItIsToldOfASystemThatDoesNotTell() {
        assertThat(RunningRules.of(List.of(), Set.of("CN-3P-02"))).containsExactly("CN-3P-02");
    }

    private static RulePackActivated pack(PackMode mode, String content) {
        return RulePackActivated.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.EPOCH)
                .setPackId("pack")
                .setVersion("1")
                .setEffectiveFrom(Instant.EPOCH)
                .setDigest("00")
                .setAuthor("author")
                .setApprover("approver")
                .setMode(mode)
                .setContent(content)
                .build();
    }
}
