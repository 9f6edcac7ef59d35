package io.forbear.plan.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.PrintedTable;
import io.forbear.plan.promise.PromiseTable.Situation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseTableTest {
    @ParameterizedTest(name = "kept {0}, stopped {1}, withdrawn {2}, missed {3}, partly {4}: {5}")
    @CsvSource({
        "true, false, false, false, false, EVERY_DATE_KEPT",
        "true, true, true, false, false, EVERY_DATE_KEPT",
        "false, true, false, false, false, STOPPED_BEFORE_A_MISS",
        "false, true, true, true, true, STOPPED_BEFORE_A_MISS",
        "false, false, true, false, false, WITHDRAWN_BEFORE_A_MISS",
        "false, false, true, true, true, WITHDRAWN_BEFORE_A_MISS",
        "false, false, false, false, false, NOTHING_MISSED_YET",
        "false, false, false, true, true, ENOUGH_FOR_PARTLY",
        "false, false, false, true, false, TOO_LITTLE",
    })
    void takesTheFirstRowThatHolds(
            boolean kept,
            boolean stopped,
            boolean withdrawn,
            boolean missed,
            boolean partly,
            PromiseTable row) {
        assertThat(PromiseTable.rowFor(new Situation(kept, stopped, withdrawn, missed, partly)))
                .isEqualTo(row);
    }

    @Test
    void isPrintedIntoTheDocumentation() {
        PrintedTable.assertPrinted(
                "promise",
                "judgement",
                Stream.of(PromiseTable.values()).map(PromiseTable::printed).toList());
    }

    @Test
    void hasARowForEverySituationAndASituationForEveryRow() {
        var reached = EnumSet.noneOf(PromiseTable.class);
        everySituation().forEach(situation -> reached.add(PromiseTable.rowFor(situation)));
        assertThat(reached).containsExactly(PromiseTable.values());
    }

    private static List<Situation> everySituation() {
        var all = new ArrayList<Situation>();
        for (int bits = 0; bits < 32; bits++) {
            all.add(
                    new Situation(
                            (bits & 1) > 0,
                            (bits & 2) > 0,
                            (bits & 4) > 0,
                            (bits & 8) > 0,
                            (bits & 16) > 0));
        }
        return all;
    }
}
