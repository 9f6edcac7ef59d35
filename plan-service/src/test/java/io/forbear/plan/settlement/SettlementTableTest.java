package io.forbear.plan.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.PrintedTable;
import io.forbear.plan.promise.Outcome;
import io.forbear.plan.settlement.SettlementTable.Situation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTableTest {
    @ParameterizedTest(name = "{0}, stopped {1}, withdrawn {2}, granted {3}, expired {4}: {6}")
    @CsvSource(
            value = {
                "KEPT, true, false, true, true, true, PAID",
                "BROKEN, true, false, -, true, false, LAPSED",
                "PARTLY_KEPT, false, false, -, false, false, LAPSED",
                "STOPPED, false, false, -, false, false, STOPPED",
                "RUNNING, true, false, -, false, false, STOPPED",
                "-, true, true, false, true, true, STOPPED",
                "WITHDRAWN, false, false, -, false, false, WITHDRAWN",
                "-, false, true, false, true, true, WITHDRAWN",
                "RUNNING, false, false, true, true, true, ACCEPTED",
                "-, false, false, false, true, true, REFUSED",
                "-, false, false, true, true, true, EXPIRED",
                "-, false, false, -, true, true, EXPIRED",
                "-, false, false, -, false, true, AWAITING_APPROVAL",
                "-, false, false, true, false, true, OFFERED",
                "-, false, false, -, false, false, OFFERED",
            },
            nullValues = "-")
    void takesTheFirstRowThatHolds(
            @Nullable Outcome payment,
            boolean stopped,
            boolean withdrawn,
            @Nullable Boolean granted,
            boolean expired,
            boolean needsApproval,
            SettlementTable row) {
        assertThat(
                        SettlementTable.rowFor(
                                new Situation(
                                        payment,
                                        stopped,
                                        withdrawn,
                                        granted,
                                        expired,
                                        needsApproval)))
                .isEqualTo(row);
    }

    @Test
    void isPrintedIntoTheDocumentation() {
        PrintedTable.assertPrinted(
                "settlement",
                "status",
                Stream.of(SettlementTable.values()).map(SettlementTable::printed).toList());
    }

    @Test
    void hasASituationForEveryRow() {
        var reached = EnumSet.noneOf(SettlementTable.class);
        for (int bits = 0; bits < 16; bits++) {
            for (var granted : new Boolean[] {null, true, false}) {
                for (var payment : payments()) {
                    reached.add(
                            SettlementTable.rowFor(
                                    new Situation(
                                            payment,
                                            (bits & 1) > 0,
                                            (bits & 2) > 0,
                                            granted,
                                            (bits & 4) > 0,
                                            (bits & 8) > 0)));
                }
            }
        }
        assertThat(reached).containsExactly(SettlementTable.values());
    }

    private static List<@Nullable Outcome> payments() {
        var all = new ArrayList<@Nullable Outcome>(List.of(Outcome.values()));
        all.add(null);
        return all;
    }
}
