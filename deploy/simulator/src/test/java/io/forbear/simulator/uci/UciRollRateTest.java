package io.forbear.simulator.uci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.simulator.trouble.Trouble;
import io.forbear.simulator.uci.UciRollRate.Move;
import io.forbear.simulator.uci.UciRollRate.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Statements on the first of June to November 2026; moves end with July to October, June's first.
 */
class UciRollRateTest {
    private static final List<LocalDate> STATEMENTS =
            IntStream.range(0, 6).mapToObj(m -> LocalDate.of(2026, 6 + m, 1)).toList();
    private static final LocalDate MAY = LocalDate.of(2026, 5, 31);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 31);
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 31);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 30);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);

    @Test
    void knowsNothingOfAClientWhoNeverWasOverdue() {
        assertThat(of(client("0 0 -1 -2 0 0", "9 9 9 9 9 9", "9 9 9 9 9 9"))).isEmpty();
    }

    /** Overdue since May 1 on June's statement: 60 days past due at the end of June. */
    @Test
    void agesWhoPaysNothing() {
        assertThat(of(client("1 2 3 4 5 6", "50 50 50 50 50 50", "0 0 0 0 0 0")))
                .isEqualTo(
                        Map.of(
                                new Move(MAY, JUNE, "NEW", "M2"), totals("0", "50"),
                                new Move(JUNE, JULY, "M2", "M4"), totals("50", "50"),
                                new Move(JULY, AUGUST, "M4", "M5"), totals("50", "50"),
                                new Move(AUGUST, SEPTEMBER, "M5", "M6"), totals("50", "50"),
                                new Move(SEPTEMBER, OCTOBER, "M6", "M7+"), totals("50", "50")));
    }

    @Test
    void curesWhoHasPaidWhatWasOverdueBeforeTheNextStatementSaysSo() {
        assertThat(of(client("0 0 0 2 0 0", "0 0 0 80 80 80", "0 0 0 7 80 0")))
                .isEqualTo(
                        Map.of(
                                new Move(AUGUST, SEPTEMBER, "NEW", "CURED"), totals("0", "0"),
                                new Move(SEPTEMBER, OCTOBER, "CURED", "CURED"), totals("0", "0")));
    }

    @Test
    void takesOffWhatWasPaidInPart() {
        assertThat(of(client("0 0 0 0 1 2", "0 0 0 0 80 80", "0 0 0 0 0 30")))
                .isEqualTo(Map.of(new Move(SEPTEMBER, OCTOBER, "NEW", "M2"), totals("0", "50")));
    }

    @Test
    void keepsWhoIsOverdueWithoutAnAmountOverdueThoughHePays() {
        assertThat(of(client("0 0 0 0 1 2", "0 0 0 0 -5 80", "0 0 0 0 0 30")))
                .isEqualTo(Map.of(new Move(SEPTEMBER, OCTOBER, "NEW", "M2"), totals("0", "0")));
    }

    @ParameterizedTest
    @CsvSource({"1, M1", "30, M1", "31, M2", "180, M6", "181, M7+", "400, M7+"})
    void countsThirtyDaysToAStage(long days, String stage) {
        assertThat(UciRollRate.stage(days)).isEqualTo(stage);
    }

    @Test
    void readsTheMovesOfACurrencyFromATable() {
        var csv =
                """
                from,to,cohort,currency,fromStage,toStage,accounts,rate,amountBefore,amountAfter\r
                2026-05-31,2026-06-30,,TWD,NEW,"M7+",3,1.000000,0.0000,12.5000\r
                2026-05-31,2026-06-30,,CNY,NEW,M1,3,1.000000,0.0000,12.5000\r
                """;
        assertThat(RollRateTable.read(csv, "TWD"))
                .isEqualTo(
                        Map.of(
                                new Move(MAY, JUNE, "NEW", "M7+"),
                                new Totals(3, BigDecimal.ZERO, new BigDecimal("12.5"))));
    }

    @Test
    void saysThatATableIsNoMatrix() {
        assertThatThrownBy(() -> RollRateTable.read("a,b\r\n1,2\r\n", "TWD"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("[a, b]");
    }

    @Test
    void showsOnlyWhatDiffers() {
        var same = new Move(MAY, JUNE, "NEW", "M1");
        var other = new Move(JUNE, JULY, "M1", "M2");
        var told = Map.of(same, totals("0", "1"), other, totals("1", "2"));
        assertThat(RollRateTable.render(Map.of(same, totals("0", "1")), told).lines())
                .hasSize(2)
                .last()
                .asString()
                .containsPattern("2026-07-31 +M1 +M2 +0 +0 +1 +2");
    }

    private static Totals totals(String before, String after) {
        return new Totals(1, new BigDecimal(before), new BigDecimal(after));
    }

    private static Map<Move, Totals> of(UciClient client) {
        return UciRollRate.of(List.of(client), STATEMENTS);
    }

    /** A client's delays, bills and payments, the oldest month first. */
    private static UciClient client(String statuses, String bills, String paid) {
        var status = numbers(statuses);
        var bill = numbers(bills);
        var pay = numbers(paid);
        return new UciClient(
                1,
                IntStream.range(0, 6)
                        .mapToObj(
                                m ->
                                        new UciMonth(
                                                status.get(m).intValue(), bill.get(m), pay.get(m)))
                        .toList());
    }

    private static List<BigDecimal> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(BigDecimal::new).toList();
    }
}
