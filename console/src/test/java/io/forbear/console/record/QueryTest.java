package io.forbear.console.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.service.page.Cursor;
import io.forbear.service.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class QueryTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String EVENT =
            """
            {"decision": "DENIED", "amount": 12, "message": "•••", "actor": {"kind": "AGENCY"},
             "findings": [{"ruleId": "CN-1"}, {"ruleId": "CN-2"}], "none": null}""";

    @ParameterizedTest
    @CsvSource({
        "decision, DENIED, true",
        "decision, denied, false",
        "amount, 12, true",
        "actor.kind, AGENCY, true",
        "actor, AGENCY, false",
        "findings.ruleId, CN-2, true",
        "findings.ruleId, CN-3, false",
        "nothing.there, x, false",
        "message, You owe us money, false"
    })
    void looksForAValueOfAField(String field, String value, boolean found) {
        assertThat(query(null, null, null, field, value).matches(record())).isEqualTo(found);
    }

    @Test
    void looksFromAnInstantUpToBeforeAnother() {
        assertThat(query(null, NOON, null, null, null).matches(record())).isTrue();
        assertThat(query(null, NOON.plusMillis(1), null, null, null).matches(record())).isFalse();
        assertThat(query(null, null, NOON, null, null).matches(record())).isFalse();
        assertThat(query(null, null, NOON.plusMillis(1), null, null).matches(record())).isTrue();
    }

    @Test
    void looksForADebtorByTheKey() {
        assertThat(query("d-1", null, null, null, null).mayMatch("d-1", NOON)).isTrue();
        assertThat(query("d-2", null, null, null, null).mayMatch("d-1", NOON)).isFalse();
        assertThat(query("d-2", null, null, null, null).mayMatch(null, NOON)).isFalse();
    }

    @Test
    void readsWhereItWasBefore() {
        var rest = Map.of(0, 17L, 3, 4_000_000_000L);
        assertThat(Before.parse(Before.text(rest))).isEqualTo(rest);
        assertThat(Before.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0=", "=1", "0=-1", "0=1,", "a=b", "0=99999999999999999999"})
    void refusesAPositionThatWasNotHandedOut(String text) {
        assertThatThrownBy(() -> Before.parse(Cursor.at(text).text())).isInstanceOf(Problem.class);
    }

    private static Query query(
            @Nullable String debtor,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String field,
            @Nullable String value) {
        return new Query(debtor, from, to, field, value, null, Map.of(), 50);
    }

    private static RecordView record() {
        return new RecordView(
                0,
                7,
                NOON,
                "d-1",
                1,
                1,
                "ContactDecided",
                JsonMapper.shared().readTree(EVENT),
                List.of("message"),
                Map.of(),
                null,
                null,
                null);
    }
}
