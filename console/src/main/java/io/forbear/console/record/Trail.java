package io.forbear.console.record;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far back a partition was looked through, and what was found in it. */
final class Trail {
    private final int partition;
    private final long begin;
    private final Deque<Hit> hits = new ArrayDeque<>();
    private long frontier;
    private Instant order = Instant.MAX;

    /**
     * A record that was looked for.
     *
     * @param order its timestamp, or that of a later record of the partition if that is older: so
     *     records of a partition stay in their order
     */
    record Hit(RecordView record, Instant order) {}

    /**
     * @param begin nothing is looked for below
     * @param end nor from there on
     */
    Trail(int partition, long begin, long end) {
        this.partition = partition;
        this.begin = begin;
        this.frontier = Math.max(begin, end);
    }

    int partition() {
        return partition;
    }

    boolean isEnded() {
        return frontier <= begin;
    }

    /** Up to where it was looked through, backwards. */
    long frontier() {
        return frontier;
    }

    /** No record that is still to be found is younger; null: none is to be found. */
    @Nullable Instant youngestToCome() {
        return isEnded() ? null : order;
    }

    /** From where to look next, so many offsets back at most. */
    long next(int span) {
        return Math.max(begin, frontier - span);
    }

    /** Notes that a record was looked at; from the newest to the oldest. */
    void pass(Instant timestamp) {
        order = timestamp.isBefore(order) ? timestamp : order;
    }

    /** Notes that the record just passed is one that is looked for. */
    void add(RecordView record) {
        hits.addLast(new Hit(record, order));
    }

    /** Notes that everything from there on was looked at. */
    void reached(long offset) {
        frontier = offset;
    }

    /** The newest that was found and not yet taken. */
    @Nullable Hit head() {
        return hits.peekFirst();
    }

    Hit take() {
        return hits.removeFirst();
    }

    List<Hit> found() {
        return List.copyOf(hits);
    }

    /** Where another look goes on: below what was taken, and not below what was not. */
    long resumeAt() {
        var left = hits.peekFirst();
        return left == null ? frontier : left.record().offset() + 1;
    }
}
