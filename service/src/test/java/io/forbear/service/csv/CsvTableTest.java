package io.forbear.service.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static final CsvTable TABLE = CsvTable.of(Row.class);

    record Row(@Nullable String name, LocalDate day, BigDecimal amount) {}

    private static Row row(@Nullable String name) {
        return new Row(name, LocalDate.of(2026, 1, 31), new BigDecimal("-4.0000"));
    }

    @Test
    void writesARowUnderItsColumns() {
        assertThat(TABLE.header()).isEqualTo("name,day,amount\r\n");
        assertThat(TABLE.rows(List.of(row("a \"b\", c"), row(null))))
                .isEqualTo(
                        "\"a \"\"b\"\", c\",\"2026-01-31\",-4.0000\r\n,\"2026-01-31\",-4.0000\r\n"
                                .replace("\"2026-01-31\"", "2026-01-31"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＠x", "＋1", "－1"})
    void letsNoSpreadsheetExecuteAText(String text) {
        assertThat(CsvTable.plain(text)).isEqualTo("'" + text);
        assertThat(TABLE.rows(List.of(row(text)))).contains("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "1", "逾期", "'=1"})
    void leavesOtherTextsAsTheyAre(String text) {
        assertThat(CsvTable.plain(text)).isEqualTo(text);
    }
}
