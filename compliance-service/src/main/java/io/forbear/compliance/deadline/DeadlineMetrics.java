package io.forbear.compliance.deadline;

import io.forbear.compliance.deadline.Deadline.Status;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes how many terms press or were missed; the same on every instance. */
@Component
class DeadlineMetrics {
    private final Deadlines deadlines;
    private final Clock clock;
    private final Map<Status, Long> standing = new EnumMap<>(Status.class);
    private Instant nearest = Instant.MAX;

    DeadlineMetrics(Deadlines deadlines, MeterRegistry meters, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
        for (var status : new Status[] {Status.APPROACHING, Status.MISSED}) {
            Gauge.builder("forbear.deadlines", () -> count(status))
                    .description("terms set by law that stand so now")
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        Gauge.builder("forbear.deadlines.nearest", this::untilNearest)
                .description("time until the first of the terms that press ends; none: infinite")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Called once, subscribed every time. */
    @Scheduled(fixedDelayString = "${forbear.compliance.figures-every:15s}")
    Mono<Void> look() {
        return deadlines.standing().collectList().doOnNext(this::show).then();
    }

    private synchronized void show(Iterable<Deadlines.Standing> found) {
        standing.clear();
        nearest = Instant.MAX;
        for (var one : found) {
            standing.put(one.status(), one.terms());
            if (one.status() == Status.APPROACHING) {
                nearest = one.first();
            }
        }
    }

    private synchronized double count(Status status) {
        return standing.getOrDefault(status, 0L);
    }

    private synchronized double untilNearest() {
        return nearest.equals(Instant.MAX)
                ? Double.POSITIVE_INFINITY
                : Duration.between(clock.instant(), nearest).toMillis() / 1e3;
    }
}
