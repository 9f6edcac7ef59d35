package io.forbear.clock;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Up to which instant a queue is worked off that tells only positions: where it ended is marked
 * each time it is looked, and once work has come to a mark, all that was in the queue then is done.
 * For several threads.
 */
public final class Marks {
    private final Deque<Mark> ahead = new ArrayDeque<>();
    private @Nullable Instant doneUntil;

    /** At an instant the queue ended at a position. */
    private record Mark(Instant at, long end) {}

    /**
     * Takes down a look.
     *
     * @param now asked before the two positions
     * @param end the position after the last one in the queue
     * @param reached the position of the first one that is not done
     * @return the instant up to which all is done that was in the queue by then; at the first look,
     *     of a queue in which something waits, the instant of the look
     */
    public synchronized Instant look(Instant now, long end, long reached) {
        if (reached >= end) {
            ahead.clear();
            doneUntil = now;
            return now;
        }
        if (!ahead.isEmpty() && ahead.getLast().end() == end) {
            ahead.removeLast();
        }
        ahead.addLast(new Mark(now, end));
        while (ahead.getFirst().end() <= reached) {
            doneUntil = ahead.removeFirst().at();
        }
        if (doneUntil == null) {
            doneUntil = now;
        }
        return doneUntil;
    }
}
