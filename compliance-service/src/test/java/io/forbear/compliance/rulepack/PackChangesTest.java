package io.forbear.compliance.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.PackExamples;
import io.forbear.packs.RulePacks;
import org.junit.jupiter.api.Test;

class PackChangesTest {
    private static final String EARLIER = PackExamples.quietHours("quiet", "2026-05-12", "10:00");
    private static final String LATER = PackExamples.quietHours("quiet", "2026-06-01", "09:00");

    private static PackChanges between(String before, String after) {
        return PackChanges.between(
                RulePacks.parse("before", before), RulePacks.parse("after", after));
    }

    @Test
    void tellsTheParametersOfARuleBeforeAndAfter() {
        var changes = between(EARLIER, LATER);
        assertThat(changes.added()).isEmpty();
        assertThat(changes.removed()).isEmpty();
        assertThat(changes.pack())
                .extracting(PackChanges.Change::member)
                .containsExactly("effectiveFrom");
        assertThat(changes.changed())
                .singleElement()
                .returns(PackExamples.RULE, PackChanges.RuleChange::ruleId)
                .satisfies(
                        rule ->
                                assertThat(rule.changes())
                                        .filteredOn(c -> c.member().equals("allowed-hours"))
                                        .singleElement()
                                        .satisfies(
                                                c -> {
                                                    assertThat(c.before()).contains("10:00");
                                                    assertThat(c.after()).contains("09:00");
                                                }));
    }

    @Test
    void tellsRulesThatComeAndGo() {
        var other = LATER.replace(PackExamples.RULE, "ZZ-HOURS-02");
        var changes = between(EARLIER, other);
        assertThat(changes.added()).containsExactly("ZZ-HOURS-02");
        assertThat(changes.removed()).containsExactly(PackExamples.RULE);
        assertThat(changes.changed()).isEmpty();
    }

    @Test
    void findsNothingBetweenAPackAndItself() {
        assertThat(between(EARLIER, EARLIER))
                .isEqualTo(
                        new PackChanges(
                                java.util.List.of(),
                                java.util.List.of(),
                                java.util.List.of(),
                                java.util.List.of()));
    }
}
