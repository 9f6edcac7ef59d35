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
    private static final Set<String> RULES = Set.of("CN-HOURS-01", "CN-REC-01");
    private static final List<Planted> PLANTED =
            List.of(
                    new Planted("night call", "C1", "e1", Set.of("CN-HOURS-01")),
                    new Planted("night call", "C2", "e2", Set.of("CN-HOURS-01")),
                    new Planted("unknown to the system", "C3", "e3", Set.of("XX-NEW-01")));

    @Test
    void countsWhatWasFoundOfWhatWasPlantedAndWhatWasInvented() {
        var standing =
                List.of(
                        violation("v1", "CN-HOURS-01", "e1", ViolationStatus.RAISED),
                        violation("v2", "CN-HOURS-01", "somebody else", ViolationStatus.RAISED),
                        violation("v3", "CN-REC-01", "e2", ViolationStatus.RAISED));
        assertThat(RuleScore.of(PLANTED, standing, RULES))
                .containsExactly(
                        new RuleScore("CN-HOURS-01", 2, 1, 1),
                        new RuleScore("CN-REC-01", 0, 0, 1),
                        new RuleScore(RuleScore.TOTAL, 2, 1, 2));
    }

    @Test
    void knowsRecallAndPrecision() {
        var score = new RuleScore("CN-HOURS-01", 4, 3, 1);
        assertThat(score.missed()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(0.75);
        assertThat(score.precision()).isEqualTo(0.75);
    }

    @Test
    void isPerfectWhenThereWasNothingToFindAndNothingWasFound() {
        var nothing = new RuleScore("CN-HOURS-01", 0, 0, 0);
        assertThat(nothing.recall()).isEqualTo(1);
        assertThat(nothing.precision()).isEqualTo(1);
    }

    @Test
    void complainsOfWhatIsMissingAndOfWhatIsInventedAndForgetsWhatWasRetracted() {
        var board = new Scoreboard(Set.of("C1", "C2", "C3"));
        board.take(violation("v1", "CN-HOURS-01", "e1", ViolationStatus.RAISED));
        board.take(violation("v2", "CN-HOURS-01", "e2", ViolationStatus.RAISED));
        board.take(violation("v2", "CN-HOURS-01", "e2", ViolationStatus.RETRACTED));
        board.take(violation("v3", "CN-REC-01", "e1", ViolationStatus.RAISED));
        var report = new Report(board, PLANTED, RULES, Map.of("t.parked", 2L), Map.of());
        assertThat(report.complaints())
                .containsExactly(
                        "1 findings of CN-HOURS-01 for: night call",
                        "2 records in t.parked",
                        "invented CN-REC-01 on 2026-10-14T12:30:00Z of C1: because");
        assertThat(report.render())
                .containsPattern("violations retracted .* 1\n")
                .containsPattern("CN-HOURS-01 +2 +1 +1 +0 +100.0% +50.0%")
                .containsPattern("CN-REC-01 +0 +0 +0 +1 +0.0% +100.0%")
                .containsPattern("total +2 +1 +1 +1 +50.0% +50.0%")
                .contains("no rules of the running system: XX-NEW-01");
    }

    @Test
    void writesTheSameAsJson() {
        assertThat(JsonReport.of(RuleScore.of(PLANTED, List.of(), RULES)))
                .isEqualTo(
                        """
                        {
                          "total": {"rule": "total", "planted": 2, "found": 0, "missed": 2, "invented": 0, "precision": 1.0000, "recall": 0.0000},
                          "rules": [
                            {"rule": "CN-HOURS-01", "planted": 2, "found": 0, "missed": 2, "invented": 0, "precision": 1.0000, "recall": 0.0000}
                          ]
                        }
                        """);
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
