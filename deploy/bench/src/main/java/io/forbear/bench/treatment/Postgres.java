package io.forbear.bench.treatment;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The processes of PostgreSQL that we started. Those that clean up come and go, and take the count
 * of their work along; so it has to be looked at now and then.
 */
final class Postgres {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Map<Long, Duration> work = new HashMap<>();
    private long lookedAt = System.nanoTime() - PAUSE_NANOS;

    /** Notes how much has been worked, once a second at most: looking costs time as well. */
    void lookSometimes() {
        if (System.nanoTime() - lookedAt >= PAUSE_NANOS) {
            look();
        }
    }

    private void look() {
        lookedAt = System.nanoTime();
        ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().command().orElse("").endsWith("/postgres"))
                .forEach(
                        one ->
                                one.info()
                                        .totalCpuDuration()
                                        .ifPresent(time -> work.put(one.pid(), time)));
    }

    /** Processor time of all that were ever seen, in seconds. */
    double cpuSeconds() {
        look();
        return work.values().stream().mapToLong(Duration::toMillis).sum() / 1000.0;
    }
}
