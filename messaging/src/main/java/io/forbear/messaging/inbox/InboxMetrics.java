package io.forbear.messaging.inbox;

import io.forbear.messaging.inbox.Failure.Reason;
import io.forbear.messaging.inbox.ProcessedEvents.Admission;
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
        meters.counter("forbear.inbox.batches.taken.apart", "group", group).increment();
    }

    void parked(Received received, Reason reason) {
        count(received, reason.name());
    }

    void waiting(long records) {
        waiting.set(records);
    }

    private void count(Received received, String outcome) {
        meters.counter(
                        "forbear.inbox.records",
                        "group",
                        received.group(),
                        "topic",
                        received.topic(),
                        "outcome",
                        outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}
