package io.forbear.account.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.account.fact.Coverage;
import io.forbear.account.fact.Terms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageListFileTest {
    private static final String TWO_LISTS =
            """
            lists:
              - product: CREDIT_CARD
                jurisdiction: US
                stages:
                  - stage: LATE
                    when: {overdue: true, daysPastDue: {from: 1}}
                  - stage: FINE
              - stages:
                  - stage: ANY
            """;

    @Test
    void findsTheListOfAProductAndJurisdictionFirst() throws IOException {
        var lists = read(TWO_LISTS);
        assertThat(namesFor(lists, "CREDIT_CARD", "US")).containsExactly("LATE", "FINE");
        assertThat(namesFor(lists, "CREDIT_CARD", "US-CA")).containsExactly("LATE", "FINE");
        assertThat(namesFor(lists, "CREDIT_CARD", "USSR")).containsExactly("ANY");
        assertThat(namesFor(lists, "CREDIT_CARD", "CN")).containsExactly("ANY");
        assertThat(namesFor(lists, "LOAN", "US")).containsExactly("ANY");
    }

    @Test
    void refusesAKeyItDoesNotKnowRatherThanLosingACondition() {
        var typo = TWO_LISTS.replace("daysPastDue", "daysPassedDue");
        assertThatThrownBy(() -> read(typo)).hasMessageContaining("daysPassedDue");
    }

    @Test
    void refusesAListThatLeavesAccountsWithoutAStage() {
        var open = TWO_LISTS.replace("      - stage: FINE\n", "");
        assertThatThrownBy(() -> read(open)).hasMessageContaining("without a condition");
    }

    @Test
    void refusesAStageThatHidesThoseBehindIt() {
        var hidden = TWO_LISTS.replace("- stage: ANY", "- stage: ANY\n      - stage: NEVER");
        assertThatThrownBy(() -> read(hidden)).hasMessageContaining("without a condition");
    }

    @Test
    void refusesAFileWithoutAListForEveryAccount() {
        var particular = TWO_LISTS.replace("  - stages:\n", "  - product: LOAN\n    stages:\n");
        assertThatThrownBy(() -> read(particular)).hasMessageContaining("for every account");
    }

    @Test
    void refusesARangeThatHoldsNoDay() {
        var empty = TWO_LISTS.replace("from: 1", "from: 2, to: 1");
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("no days from 2 to 1");
    }

    private static List<String> namesFor(StageLists lists, String product, String jurisdiction) {
        var terms =
                new Terms(
                        "BANK", product, List.of(jurisdiction), Coverage.FIRST_PARTY, null, false);
        return lists.listFor(terms).stages().stream().map(StageRule::stage).toList();
    }

    private static StageLists read(String yaml) throws IOException {
        return StageListFile.read(new ByteArrayInputStream(yaml.getBytes(UTF_8)));
    }
}
