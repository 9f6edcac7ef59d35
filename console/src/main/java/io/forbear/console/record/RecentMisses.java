package io.forbear.console.record;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What was asked for in vain a moment ago, and need not be asked for again at once. */
final class RecentMisses {
    private static final int MOST = 1_000;

    private final long nanos;
    private final LongSupplier clock;
    private final Map<Object, Long> until = new ConcurrentHashMap<>();

    /**
     * @param span how long a miss is remembered
     */
    RecentMisses(Duration span) {
        this(span, System::nanoTime);
    }

    RecentMisses(Duration span, LongSupplier clock) {
        this.nanos = span.toNanos();
        this.clock = clock;
    }

    boolean contains(Object what) {
        var end = until.get(what);
        return end != null && clock.getAsLong() - end < 0;
    }

    void note(Object what) {
        if (until.size() >= MOST) {
            until.clear();
        }
        until.put(what, clock.getAsLong() + nanos);
    }
}
