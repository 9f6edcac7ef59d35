package io.forbear.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.forbear.events.ContactAttempted;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final int DEBTORS = 1000;
    private static final int ROUNDS = 20;
    private static final Traffic TRAFFIC = new Traffic(500, DEBTORS, 0.02);

    private static final List<ContactAttempted> REPORTS =
            LongStream.range(0, (long) DEBTORS * ROUNDS).mapToObj(TRAFFIC::reported).toList();

    @Test
    void reportsEveryCallOnce() {
        var ids = new HashSet<>();
        REPORTS.forEach(report -> ids.add(report.getEventId()));

        assertThat(ids).hasSize(REPORTS.size());
    }

    @Test
    void callsEveryDebtorEquallyOften() {
        var calls = new HashMap<String, Integer>();
        REPORTS.forEach(report -> calls.merge(report.getDebtorId(), 1, Integer::sum));

        assertThat(calls).hasSize(DEBTORS).containsKey("C00000500").containsKey("C00001499");
        assertThat(calls.values()).containsOnly(ROUNDS);
    }

    @Test
    void reportsThreeOfAHundredCallsAfterALaterOne() {
        var newest = new HashMap<String, Instant>();
        int late = 0;
        for (var report : REPORTS) {
            var before =
                    newest.merge(
                            report.getDebtorId(),
                            report.getOccurredAt(),
                            (a, b) -> a.isAfter(b) ? a : b);
            late += before.isAfter(report.getOccurredAt()) ? 1 : 0;
        }

        assertThat((double) late / REPORTS.size()).isCloseTo(0.03, withinPercentage(15));
    }

    @Test
    void callsSomeAtNight() {
        long night =
                REPORTS.stream()
                        .filter(r -> r.getOccurredAt().toString().contains("T14:30:00"))
                        .count();

        assertThat((double) night / REPORTS.size()).isCloseTo(0.02, withinPercentage(25));
    }

    @Test
    void makesTheSameEventsAgain() {
        assertThat(new Traffic(500, DEBTORS, 0.02).reported(777)).isEqualTo(REPORTS.get(777));
    }
}
