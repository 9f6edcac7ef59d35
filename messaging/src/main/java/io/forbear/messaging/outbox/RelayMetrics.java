package io.forbear.messaging.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

/** What operations see of the outbox: how much was published, how much waits, and how long. */
public final class RelayMetrics {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final MeterRegistry meters;
    private final AtomicReference<Backlog> backlog = new AtomicReference<>(Backlog.EMPTY);
    private final Map<String, Counter> published = new ConcurrentHashMap<>();
    private long observedAt = System.nanoTime();

    public RelayMetrics(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("forbear.outbox.backlog", () -> backlog.get().rows())
                .description("records that wait in the outbox")
                .register(meters);
        Gauge.builder("forbear.outbox.age", () -> backlog.get().ageSeconds())
                .description("how long the oldest record has waited in the outbox")
                .baseUnit("seconds")
                .register(meters);
    }

    void published(Batch batch) {
        for (var row : batch.rows()) {
            published.computeIfAbsent(row.message().topic(), this::counter).increment();
        }
    }

    private Counter counter(String topic) {
        return Counter.builder("forbear.outbox.published")
                .description("records brought from the outbox to Kafka by this process")
                .tag("topic", topic)
                .register(meters);
    }

    /** Shows what Kafka's client says of itself until what is returned is closed. */
    KafkaClientMetrics watch(Producer<?, ?> producer) {
        var watched = new KafkaClientMetrics(producer);
        watched.bindTo(meters);
        return watched;
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
