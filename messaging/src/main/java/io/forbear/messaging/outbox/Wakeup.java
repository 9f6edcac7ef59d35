package io.forbear.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay when there is something to publish; many signals wake it once. */
public final class Wakeup {
    private final Semaphore signals = new Semaphore(0);

    /** Says that rows have been committed. Never blocks. */
    public void signal() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    /** Waits for a signal, at most so long; forgets all signals given so far. */
    boolean await(Duration limit) throws InterruptedException {
        var signalled = signals.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
        signals.drainPermits();
        return signalled;
    }
}
