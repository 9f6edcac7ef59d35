package io.forbear.account.segment;

import static io.forbear.account.fact.FactExamples.CARD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTableFileTest {
    private static final String SOUND =
            """
            version: v1
            tables:
              - product: CREDIT_CARD
                jurisdiction: CN
                risk:
                  attributes:
                    daysPastDue: {unknown: 0, bands: [{upTo: 30, points: 1}, {points: 2}]}
                  segments: [{segment: LOW, below: 2}, {segment: HIGH}]
                willingness:
                  attributes:
                    sharePaid: {unknown: 0, bands: [{upTo: 50, points: 1}, {points: 2}]}
                  segments: [{segment: ANY}]
                warnFrom: 1
              - risk: {attributes: {}, segments: [{segment: NONE}]}
                willingness: {attributes: {}, segments: [{segment: NONE}]}
                warnFrom: 9
            """;

    static PointsTables shipped() {
        try {
            return PointsTableFile.read(
                    Objects.requireNonNull(
                            PointsTableFileTest.class.getResourceAsStream("/segments.yaml")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PointsTables read(String yaml) throws IOException {
        InputStream in = new ByteArrayInputStream(yaml.getBytes(UTF_8));
        return PointsTableFile.read(in);
    }

    @Test
    void readsTheShippedTable() {
        assertThat(shipped().version()).isEqualTo("2026-11-22");
    }

    @Test
    void takesTheFirstTableForTheProductAndJurisdiction() throws IOException {
        var table = read(SOUND).tableFor(CARD);
        assertThat(table.judge(Map.of(), true).risk().segment()).isEqualTo("LOW");
        assertThat(read(SOUND.replace("CREDIT_CARD", "LOAN")).tableFor(CARD).warnFrom())
                .isEqualTo(9);
        assertThat(read(SOUND.replace("CN", "US")).tableFor(CARD).warnFrom()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sex",
                "ageBand",
                "民族",
                "国籍",
                "religion",
                "婚姻状况",
                "health",
                "残疾",
                "education",
                "邮编",
                "neighbourhood"
            })
    void refusesAProtectedAttributeByName(String name) {
        assertThatThrownBy(() -> read(SOUND.replace("daysPastDue", name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "' names a protected attribute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HIGH_FEMALE", "老年客户", "over 60 years old"})
    void refusesAProtectedAttributeWhereverItIsNamed(String segment) {
        assertThatThrownBy(() -> read(SOUND.replace("HIGH", segment)))
                .hasMessageContaining("protected attribute");
        assertThatThrownBy(() -> read(SOUND + "    gender: 1\n"))
                .hasMessageContaining("protected attribute (sex)");
    }

    @Test
    void leavesTheNamesOfProductsToTheBank() throws IOException {
        assertThat(read(SOUND.replace("CREDIT_CARD", "EDUCATION_LOAN")).tables()).hasSize(2);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "daysPastDue | income | there is no attribute 'income'; there are daysPastDue",
                "unknown: 0, bands: [{upTo: 30 | bands: [{upTo: 30 | lacks unknown of daysPastDue",
                "{upTo: 30, points: 1}, {points: 2} | {upTo: 30, points: 1} | the last band has no upTo",
                "{upTo: 30, points: 1}, {points: 2} | {points: 1}, {upTo: 3, points: 2} | ascend",
                "{upTo: 30, points: 1}, {points: 2} | {upTo: 3, points: 1}, {upTo: 3, points: 2}, {points: 2} | ascend",
                "{upTo: 30, points: 1}, {points: 2} | {upTo: 30, points: 3}, {points: 2} | must not fall",
                "{upTo: 50, points: 1}, {points: 2} | {upTo: 50, points: 3}, {points: 2} | must not fall",
                "{upTo: 30, points: 1} | {upTo: 30} | lacks points",
                "{segment: LOW, below: 2}, {segment: HIGH} | {segment: LOW, below: 2} | risk segments",
                "version: v1 | version: ' ' | version is blank",
                "jurisdiction: CN | weight: 3 | weight",
                "warnFrom: 1 | note: 1 | note"
            })
    void refusesATableThatIsNotSound(String sound, String not, String why) {
        assertThat(SOUND).contains(sound);
        assertThatThrownBy(() -> read(SOUND.replace(sound, not))).hasMessageContaining(why);
    }

    @Test
    void refusesAnAttributeThatStandsTwice() {
        var line =
                "        daysPastDue: {unknown: 0, bands: [{upTo: 30, points: 1}, {points: 2}]}\n";
        assertThat(SOUND).contains(line);
        assertThatThrownBy(() -> read(SOUND.replace(line, line + line)))
                .hasMessageContaining("daysPastDue");
    }

    @Test
    void refusesTablesOfWhichTheLastIsNotForAll() {
        assertThatThrownBy(() -> read(SOUND.replace("  - risk", "  - product: LOAN\n    risk")))
                .hasMessageContaining("for every account");
    }
}
