package io.forbear.plan.promise;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts promises made, and what was told of them: one that is judged anew counts again. */
@Component
class PromiseMetrics {
    private final MeterRegistry meters;
    private final Counter made;

    /** With zeros, so that the first one is a rise. */
    PromiseMetrics(MeterRegistry meters) {
        this.meters = meters;
        made =
                Counter.builder("forbear.plan.promises.made")
                        .description("promises to pay that were made")
                        .register(meters);
        for (var outcome : Outcome.values()) {
            counter(outcome);
        }
    }

    void made() {
        made.increment();
    }

    void judged(Outcome outcome) {
        counter(outcome).increment();
    }

    private Counter counter(Outcome outcome) {
        return Counter.builder("forbear.plan.promises.judged")
                .description("judgements of promises to pay")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }
}
