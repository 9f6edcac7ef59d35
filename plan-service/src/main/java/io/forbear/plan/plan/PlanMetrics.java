package io.forbear.plan.plan;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts the states that plans come to. */
@Component
class PlanMetrics {
    private final MeterRegistry meters;

    /** With zeros, so that the first one is a rise. */
    PlanMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (var status : PlanStatus.values()) {
            counter(status);
        }
    }

    void came(PlanStatus status) {
        counter(status).increment();
    }

    private Counter counter(PlanStatus status) {
        return Counter.builder("forbear.plan.plans")
                .description("plans that came to a state")
                .tag("status", status.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }
}
