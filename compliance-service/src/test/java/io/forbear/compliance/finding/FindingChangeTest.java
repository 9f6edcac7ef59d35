package io.forbear.compliance.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.finding.FindingChange.Kind;
import io.forbear.rules.Consequence;
import io.forbear.rules.Evidence;
import io.forbear.rules.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingChangeTest {
    private static Finding finding(String rule, String subject, String version, int count) {
        return new Finding(
                rule + "@" + version + ":" + subject,
                rule,
                Consequence.VIOLATION,
                subject,
                "pack",
                version,
                "Some law",
                Evidence.of(count + " calls").with("count", count));
    }

    @Test
    void seesNoChangeInTheVersionAlone() {
        assertThat(
                        FindingChange.between(
                                List.of(finding("XX-01", "c1", "2026-01-01", 3)),
                                List.of(finding("XX-01", "c1", "2027-01-01", 3))))
                .isEmpty();
    }

    @Test
    void tellsWhatIsAddedRemovedAndChanged() {
        var before =
                List.of(
                        finding("XX-01", "c1", "1", 3),
                        finding("XX-02", "c1", "1", 1),
                        finding("XX-01", "c2", "1", 3));
        var after =
                List.of(
                        finding("XX-01", "c1", "2", 4),
                        finding("XX-01", "c2", "2", 3),
                        finding("XX-03", "c2", "2", 1));
        assertThat(FindingChange.between(before, after))
                .extracting(change -> change.finding().ruleId() + " " + change.kind())
                .containsExactly("XX-01 CHANGED", "XX-02 REMOVED", "XX-03 ADDED");
    }

    @Test
    void tellsChangesInOneOrderWhateverTheOrderOfTheFindings() {
        var one = finding("XX-02", "c1", "1", 1);
        var other = finding("XX-01", "c2", "1", 1);
        assertThat(FindingChange.between(List.of(), List.of(one, other)))
                .isEqualTo(FindingChange.between(List.of(), List.of(other, one)))
                .extracting(FindingChange::kind)
                .containsOnly(Kind.ADDED);
    }

    @Test
    void keepsAFewSamplesOfEachRule() {
        var samples = new ChangeSamples();
        for (int i = 0; i < 30; i++) {
            for (var rule : List.of("XX-01", "XX-02")) {
                var after = List.of(finding(rule, "c" + i, "2", 1));
                FindingChange.between(List.of(), after)
                        .forEach(change -> samples.offer(ChangeSample.of("P-1", change)));
            }
        }
        assertThat(samples.all()).hasSize(8);
        assertThat(samples.all()).extracting(ChangeSample::rule).contains("XX-01", "XX-02");
    }
}
