package io.forbear.messaging.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What operations see of the outbox: how much was published, how much waits, and how long. */
public final class RelayMetrics {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final AtomicReference<Backlog> backlog = new AtomicReference<>(Backlog.EMPTY);
    private final Counter published;
    private long observedAt = System.nanoTime();

    public RelayMetrics(MeterRegistry meters) {
        published =
                Counter.builder("forbear.outbox.published")
                        .description("records brought from the outbox to Kafka by this process")
                        .register(meters);
        Gauge.builder("forbear.outbox.backlog", () -> backlog.get().rows())
                .description("records that wait in the outbox")
                .register(meters);
        Gauge.builder("forbear.outbox.age", () -> backlog.get().ageSeconds())
                .description("how long the oldest record has waited in the outbox")
                .baseUnit("seconds")
                .register(meters);
    }

    void published(int records) {
        published.increment(records);
    }

    void observe(Backlog observed) {
        backlog.set(observed);
        observedAt = System.nanoTime();
    }

    /** Counting costs time, so while batches are published it is done once a second. */
    void observeSometimes(Supplier<Backlog> count) {
        if (System.nanoTime() - observedAt > PAUSE_NANOS) {
            observe(count.get());
        }
    }
}
