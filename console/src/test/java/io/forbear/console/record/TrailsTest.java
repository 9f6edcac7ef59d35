package io.forbear.console.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrailsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** Whatever the partitions hold and however small the pages: all of it, each once. */
    @Property(tries = 300)
    void showsEveryRecordOncePageByPage(
            @ForAll @Size(min = 1, max = 4)
                    List<@Size(max = 30) List<@IntRange(max = 50) Integer>> seconds,
            @ForAll @IntRange(min = 1, max = 7) int limit,
            @ForAll @IntRange(min = 1, max = 9) int span) {
        var shown = new ArrayList<String>();
        @Nullable Map<Integer, Long> before = Map.of();
        for (int pages = 0; before != null && pages < 500; pages++) {
            var trails = new Trails(trails(seconds, before));
            look(trails, seconds, limit, span);
            trails.take(limit).forEach(record -> shown.add(name(record)));
            before = trails.rest();
        }
        assertThat(before).isNull();
        assertThat(shown)
                .doesNotHaveDuplicates()
                .hasSize(seconds.stream().mapToInt(List::size).sum());
    }

    @Test
    void showsTheNewestOfAllPartitionsFirst() {
        var seconds = List.of(List.of(1, 4, 6), List.of(2, 3, 9));
        var trails = new Trails(trails(seconds, Map.of()));
        look(trails, seconds, 4, 1);

        assertThat(trails.take(4))
                .extracting(
                        record ->
                                (int) (record.timestamp().getEpochSecond() - NOON.getEpochSecond()))
                .containsExactly(9, 6, 4, 3);
        assertThat(trails.rest()).isEqualTo(Map.of(0, 1L, 1, 1L));
    }

    private static void look(Trails trails, List<List<Integer>> seconds, int limit, int span) {
        for (var trail = trails.next();
                trail != null && trails.certain() < limit;
                trail = trails.next()) {
            var from = trail.next(span);
            for (long offset = trail.frontier() - 1; offset >= from; offset--) {
                var record = record(seconds, trail.partition(), offset);
                trail.pass(record.timestamp());
                trail.add(record);
            }
            trail.reached(from);
        }
    }

    private static List<Trail> trails(List<List<Integer>> seconds, Map<Integer, Long> before) {
        var trails = new ArrayList<Trail>();
        for (int partition = 0; partition < seconds.size(); partition++) {
            long end = seconds.get(partition).size();
            trails.add(new Trail(partition, 0, before.getOrDefault(partition, end)));
        }
        return trails;
    }

    private static RecordView record(List<List<Integer>> seconds, int partition, long offset) {
        var at = NOON.plusSeconds(seconds.get(partition).get((int) offset));
        return new RecordView(
                partition, offset, at, "d", null, null, null, null, List.of(), Map.of(), null, null,
                null);
    }

    private static String name(RecordView record) {
        return record.partition() + "@" + record.offset();
    }
}
