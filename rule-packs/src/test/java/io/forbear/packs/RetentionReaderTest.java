package io.forbear.packs;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.packs.retention.DataClass;
import io.forbear.packs.retention.RetentionRule;
import java.time.Period;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RetentionReaderTest {
    private static final String RULE =
            """
            version: 2026-01-01
            rules:
              - {id: X-1, title: t, statement: s, citation: c, verify: P, jurisdictions: [CN],
                 from: EACH_CONTACT, period: P2Y, keeps: [CONTACT_RECORDS]}
            """;

    @Test
    void readsWhatIsShipped() {
        var rules = RulePacks.retention();
        assertThat(rules)
                .filteredOn(rule -> rule.id().equals("US-RET-01"))
                .singleElement()
                .satisfies(
                        rule -> {
                            assertThat(rule.period()).isEqualTo(Period.ofYears(3));
                            assertThat(rule.from()).isEqualTo(RetentionRule.Start.LAST_CONTACT);
                            assertThat(rule.keeps()).contains(DataClass.CONTACT_POINTS);
                            assertThat(rule.coverage()).containsExactly("THIRD_PARTY");
                        });
        assertThat(rules)
                .extracting(RetentionRule::id)
                .contains("CN-REC-01", "CN-PIPL-02", "UK-RET-01");
    }

    @Test
    void saysWhereARuleCannotBeMeant() {
        assertThat(problems(RULE)).isEqualTo("[]");
        assertThat(problems(RULE.replace("period: P2Y, ", ""))).contains("a period stands beside");
        assertThat(problems(RULE.replace("P2Y", "2 years"))).contains("rules[0]");
        assertThat(problems(RULE.replace("CONTACT_RECORDS", "SECRETS"))).contains("SECRETS");
        assertThat(problems(RULE.replace("citation: c, ", ""))).contains("citation");
        assertThat(problems(RULE.replace("verify: P", "verify: X"))).contains("verify");
        assertThat(problems(RULE.replace("from: EACH", "form: EACH"))).contains("unknown member");
    }

    private static String problems(String text) {
        var problems = new ArrayList<Problem>();
        RetentionReader.read("file", text, problems);
        return problems.toString();
    }
}
