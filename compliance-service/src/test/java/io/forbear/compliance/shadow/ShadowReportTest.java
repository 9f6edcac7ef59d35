package io.forbear.compliance.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.finding.ChangeCounts;
import io.forbear.compliance.finding.ChangeSample;
import io.forbear.compliance.finding.FindingChange.Kind;
import io.forbear.compliance.finding.PublishedFinding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ShadowReportTest {
    private static final ShadowReport ONE =
            report(
                    3,
                    Map.of("A", new ChangeCounts(2, 0, 0), "B", new ChangeCounts(0, 1, 0)),
                    Map.of("PERMITTED -> DENIED", 2L),
                    1,
                    sample("d-1"));
    private static final ShadowReport OTHER =
            report(
                    4,
                    Map.of("B", new ChangeCounts(1, 0, 5)),
                    Map.of("PERMITTED -> DENIED", 1L, "DENIED -> PERMITTED", 7L),
                    0,
                    sample("d-2"));

    @Test
    void addsUpWhatInstancesTell() {
        assertThat(ONE.plus(OTHER))
                .isEqualTo(
                        new ShadowReport(
                                7,
                                new ChangeCounts(3, 1, 5),
                                Map.of(
                                        "A", new ChangeCounts(2, 0, 0),
                                        "B", new ChangeCounts(1, 1, 5)),
                                Map.of("PERMITTED -> DENIED", 3L, "DENIED -> PERMITTED", 7L),
                                1,
                                List.of(sample("d-1"), sample("d-2"))));
    }

    /** That is how it comes from the other instance. */
    @Test
    void isReadAsItIsWritten() {
        var json = new JsonMapper();
        assertThat(json.readValue(json.writeValueAsString(ONE), ShadowReport.class)).isEqualTo(ONE);
    }

    private static ShadowReport report(
            long subjects,
            Map<String, ChangeCounts> rules,
            Map<String, Long> answers,
            long defects,
            ChangeSample sample) {
        var changes = rules.values().stream().reduce(ChangeCounts.NONE, ChangeCounts::plus);
        return new ShadowReport(subjects, changes, rules, answers, defects, List.of(sample));
    }

    private static ChangeSample sample(String debtorId) {
        var finding =
                new PublishedFinding(
                        "f",
                        "A",
                        "VIOLATION",
                        "p",
                        "1",
                        "art. 1",
                        "too often",
                        List.of(),
                        List.of("e-1"));
        return new ChangeSample(Kind.ADDED, debtorId, "s", null, finding);
    }
}
