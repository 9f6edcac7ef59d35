package io.forbear.messaging.inbox;

import io.forbear.messaging.inbox.Failure.Reason;
import io.forbear.messaging.inbox.ProcessedEvents.Admission;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What operations see of the inbox: what became of records, and how many wait for them. */
public final class InboxMetrics {
    private final MeterRegistry meters;
    private final AtomicLong waiting = new AtomicLong();

    public InboxMetrics(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("forbear.inbox.parked", waiting::get)
                .description("parked records that wait for operations")
                .register(meters);
    }

    void consumed(Received received, Admission admission) {
        count(received, admission.name());
    }

    /** A batch that could not take effect at once; its records are tried one by one. */
    void takenApart(String group) {
        takenApartBy(group).increment();
    }

    /** Shows zeros for groups, so that the first time is a rise. */
    void know(Iterable<String> groups) {
        groups.forEach(this::takenApartBy);
    }

    private Counter takenApartBy(String group) {
        return Counter.builder("forbear.inbox.batches.taken.apart")
                .description("batches that could not take effect at once")
                .tag("group", group)
                .register(meters);
    }

    void parked(Received received, Reason reason) {
        count(received, reason.name());
    }

    void waiting(long records) {
        waiting.set(records);
    }

    private void count(Received received, String outcome) {
        Counter.builder("forbear.inbox.records")
                .description("records taken from Kafka, by what became of them")
                .tag("group", received.group())
                .tag("topic", received.topic())
                .tag("outcome", outcome.toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
    }
}
