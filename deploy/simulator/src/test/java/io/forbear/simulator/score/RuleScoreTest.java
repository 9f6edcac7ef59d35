package io.forbear.simulator.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.ComplianceViolation;
import io.forbear.events.Consequence;
import io.forbear.events.FindingRecord;
import io.forbear.events.ViolationStatus;
import io.forbear.simulator.misconduct.Planted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuleScoreTest {
    private static final Instant NOW = Instant.parse("2026-10-14T12:30:00Z");
    private static final List<Planted> PLANTED =
            List.of(
                    new Planted("night call", "C1", "e1", Set.of("CN-HOURS-01")),
                    new Planted("night call", "C2", "e2", Set.of("CN-HOURS-01")),
                    new Planted("unknown to the system", "C3", "e3", Set.of("XX-NEW-01")));

    @Test
    void countsWhatWasFoundOfWhatWasPlantedAndWhatWasPlantedOfWhatWasFound() {
        var standing =
                List.of(
                        violation("v1", "CN-HOURS-01", "e1", ViolationStatus.RAISED),
                        violation("v2", "CN-HOURS-01", "somebody else", ViolationStatus.RAISED),
                        violation("v3", "CN-HOURS-01", "e3", ViolationStatus.RAISED));
        assertThat(RuleScore.of(PLANTED, standing, Set.of("CN-HOURS-01")))
                .singleElement()
                .satisfies(
                        score -> {
                            assertThat(score.planted()).isEqualTo(2);
                            assertThat(score.found()).isEqualTo(1);
                            assertThat(score.recall()).isEqualTo("50.0%");
                            assertThat(score.raised()).isEqualTo(3);
                            assertThat(score.precision()).isEqualTo("33.3%");
                        });
    }

    @Test
    void reportsWhatIsMissingAndForgetsWhatWasRetracted() {
        var board = new Scoreboard(Set.of("C1", "C2", "C3"));
        board.take(violation("v1", "CN-HOURS-01", "e1", ViolationStatus.RAISED));
        board.take(violation("v2", "CN-HOURS-01", "e2", ViolationStatus.RAISED));
        board.take(violation("v2", "CN-HOURS-01", "e2", ViolationStatus.RETRACTED));
        var report =
                new Report(
                        board, PLANTED, Set.of("CN-HOURS-01"), Set.of(), Map.of("t.parked", 2L), 0);
        assertThat(report.missing())
                .containsExactly(
                        "1 findings of CN-HOURS-01 for: night call", "2 records in t.parked");
        assertThat(report.render())
                .contains("CN-HOURS-01 retracted  ")
                .containsPattern("night call +CN-HOURS-01 +2 +1 +50.0% +1 +100.0%");
    }

    private static ComplianceViolation violation(
            String id, String rule, String subject, ViolationStatus status) {
        return ComplianceViolation.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(NOW)
                .setDebtorId("C1")
                .setViolationId(id)
                .setStatus(status)
                .setFinding(
                        FindingRecord.newBuilder()
                                .setFindingId(id)
                                .setRuleId(rule)
                                .setConsequence(Consequence.VIOLATION)
                                .setPackId("cn-cards")
                                .setPackVersion("2021-01-01")
                                .setCitation("law")
                                .setExplanation("because")
                                .build())
                .setSubjectId(subject)
                .setSubjectOccurredAt(NOW)
                .build();
    }
}
