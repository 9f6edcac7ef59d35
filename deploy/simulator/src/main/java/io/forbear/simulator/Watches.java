package io.forbear.simulator;

import io.forbear.simulator.audit.Witness;
import io.forbear.simulator.provider.ProviderFile;
import io.forbear.simulator.trouble.Trouble;
import io.forbear.simulator.watch.BreakerWatch;
import io.forbear.simulator.watch.MemoryWatch;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at breakers several times a second and at memory once a minute, in real time. */
final class Watches implements AutoCloseable {
    private static final int BREAKER_MILLIS = 250;
    private static final int MEMORY_SECONDS = 60;

    private final ScheduledExecutorService executor =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());
    private final AtomicInteger failures = new AtomicInteger();

    Watches(Desks desks, Troubles troubles, Clock clock, Witness witness) {
        var breakers =
                new BreakerWatch(
                        desks.gateway(),
                        List.of(ProviderFile.SMS, ProviderFile.EMAIL),
                        clock,
                        witness::saw);
        var memory = new MemoryWatch(troubles.pids());
        var _ =
                executor.scheduleWithFixedDelay(
                        () -> look(breakers), 0, BREAKER_MILLIS, TimeUnit.MILLISECONDS);
        var _ =
                executor.scheduleAtFixedRate(
                        () -> memory.look(witness::saw),
                        MEMORY_SECONDS,
                        MEMORY_SECONDS,
                        TimeUnit.SECONDS);
    }

    private void look(BreakerWatch breakers) {
        try {
            breakers.look();
        } catch (Trouble _) {
            failures.incrementAndGet(); // the service is being started anew, for example
        }
    }

    /** How often gateway-service did not answer. */
    int failures() {
        return failures.get();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
