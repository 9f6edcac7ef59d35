package io.forbear.compliance.backtest;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/** How far a running back-test has come; shared by its threads and those who ask. */
final class Progress {
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong all = new AtomicLong();
    private volatile boolean stopped;

    void expect(long offsets) {
        all.set(offsets);
    }

    /**
     * @throws CancellationException if the back-test is to end
     */
    void advance(long offsets) {
        done.addAndGet(offsets);
        if (stopped) {
            throw new CancellationException("the service was stopped");
        }
    }

    void stop() {
        stopped = true;
    }

    long done() {
        return done.get();
    }

    long all() {
        return all.get();
    }
}
