package io.forbear.compliance.violation;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.finding.PublishedFinding;
import io.forbear.compliance.finding.PublishedFinding.Evidence;
import io.forbear.compliance.violation.Violation.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationTableTest {
    private static final Instant AT = Instant.parse("2026-05-11T02:00:00Z");

    private static Violation violation(String explanation) {
        var finding =
                new PublishedFinding(
                        "f",
                        "CN-FREQ-03",
                        "VIOLATION",
                        "cn-cards",
                        "2021-01-01",
                        "a law",
                        explanation,
                        List.of(new Evidence("count", "4"), new Evidence("limit", "3")),
                        List.of("c1", "c2"));
        return new Violation(
                "v",
                "D",
                Status.RAISED,
                finding,
                "c4",
                AT,
                null,
                List.of("s1", "s2"),
                List.of("A"),
                "VOICE_HUMAN",
                AT);
    }

    @Test
    void writesARowUnderItsColumns() {
        assertThat(ViolationTable.header())
                .isEqualTo(
                        "violationId,status,ruleId,consequence,packId,packVersion,citation,"
                                + "debtorId,subjectId,subjectOccurredAt,channel,legalEntityId,"
                                + "agentIds,accountIds,explanation,evidence,restsOn,changedAt\r\n");
        assertThat(ViolationTable.rows(List.of(violation("four"))).replace("\"", ""))
                .isEqualTo(
                        "v,RAISED,CN-FREQ-03,VIOLATION,cn-cards,2021-01-01,a law,D,c4,"
                                + AT
                                + ",VOICE_HUMAN,,s1; s2,A,four,count=4; limit=3,c1; c2,"
                                + AT
                                + "\r\n");
    }

    @Test
    void quotesWhatWouldEndACellOrALine() {
        assertThat(ViolationTable.rows(List.of(violation("a \"b\", c\r\nd"))))
                .contains(",\"a \"\"b\"\", c\r\nd\",");
    }

    @Test
    void writesNothingForNoRows() {
        assertThat(ViolationTable.rows(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＠x", "＋1", "－1"})
    void letsNoSpreadsheetExecuteAText(String text) {
        assertThat(ViolationTable.rows(List.of(violation(text)))).contains("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "1", "逾期", "'=1"})
    void leavesOtherTextsAsTheyAre(String text) {
        assertThat(ViolationTable.rows(List.of(violation(text))))
                .contains(text)
                .doesNotContain("'" + text);
    }
}
