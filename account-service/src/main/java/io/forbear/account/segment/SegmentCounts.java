package io.forbear.account.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many accounts are in which segments. */
final class SegmentCounts {
    private final Map<Key, Long> counts = new TreeMap<>(Key.ORDER);

    private record Key(String risk, String willingness, boolean earlyWarning) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::risk)
                        .thenComparing(Key::willingness)
                        .thenComparing(Key::earlyWarning);
    }

    /** The accounts of one pair of segments, those with an early warning apart. */
    record Row(String risk, String willingness, boolean earlyWarning, long accounts) {}

    /** All of them. */
    record Answer(LocalDate asOf, String tables, List<Row> rows) {}

    SegmentCounts add(AccountSegment account) {
        var key =
                new Key(
                        account.risk().segment(),
                        account.willingness().segment(),
                        account.earlyWarning());
        counts.merge(key, 1L, Long::sum);
        return this;
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        counts.forEach(
                (key, accounts) ->
                        rows.add(
                                new Row(
                                        key.risk(),
                                        key.willingness(),
                                        key.earlyWarning(),
                                        accounts)));
        return List.copyOf(rows);
    }
}
