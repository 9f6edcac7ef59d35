package io.forbear.console.topic;

import io.forbear.console.cluster.Reading;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The newest readings: rates are told over a few seconds, or they would jump with every commit. */
final class Window {
    private static final Duration SPAN = Duration.ofSeconds(5);

    private final Deque<Reading> readings = new ArrayDeque<>();

    /** Adds a reading; those go that are not needed any more. */
    synchronized void add(Reading reading) {
        readings.addLast(reading);
        while (readings.size() > 2 && isOld(reading)) {
            readings.removeFirst();
        }
    }

    /** Whether even the second is as old as it has to be. */
    private boolean isOld(Reading newest) {
        var second = readings.stream().skip(1).findFirst().orElse(newest);
        return !second.at().isAfter(newest.at().minus(SPAN));
    }

    /** The newest reading; null: there is none yet. */
    synchronized @Nullable Reading latest() {
        return readings.peekLast();
    }

    /** The one to compare it with; null: there is none yet. */
    synchronized @Nullable Reading earlier() {
        return readings.size() < 2 ? null : readings.peekFirst();
    }
}
