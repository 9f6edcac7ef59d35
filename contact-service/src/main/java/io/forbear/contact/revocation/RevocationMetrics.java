package io.forbear.contact.revocation;

import io.forbear.contact.debtor.Revocation.Kind;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Publishes how soon contacts end once they are forbidden. The histogram gets each revocation once,
 * from one instance, when all contacts after it are sure to be known; the gauge is the same on
 * every instance, and shows the first contact after a revocation at once.
 */
@Component
class RevocationMetrics {
    private static final int BATCH = 1_000;
    private static final String NO_CHANNEL = "NONE";
    private static final double[] BUCKETS = {1, 10, 60, 300, 900, 1_800, 3_600, 14_400, 86_400};

    private final Revocations revocations;
    private final MeterRegistry meters;
    private final MultiGauge after;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Duration settledAfter;

    RevocationMetrics(
            Revocations revocations,
            MeterRegistry meters,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${forbear.contact.revocation-settled-after}") Duration settledAfter) {
        this.revocations = revocations;
        this.meters = meters;
        this.transaction = transaction;
        this.clock = clock;
        this.settledAfter = settledAfter;
        after =
                MultiGauge.builder("forbear.contact.after.revocation")
                        .description("contacts made after a revocation that forbade them")
                        .register(meters);
        for (var kind : Kind.values()) {
            latency(kind.name(), NO_CHANNEL);
        }
        show(List.of());
    }

    /** Called once, subscribed every time: the instant is asked for anew each time. */
    @Scheduled(fixedDelayString = "${forbear.contact.figures-every}")
    Mono<Void> publish() {
        return Mono.defer(() -> publish(clock.instant()));
    }

    private Mono<Void> publish(Instant now) {
        return revocations
                .settle(now.minus(settledAfter), now, BATCH)
                .collectList()
                .as(transaction::transactional)
                .doOnNext(settled -> settled.forEach(this::record))
                .then(revocations.counts().map(RevocationMetrics::row).collectList())
                .doOnNext(this::show)
                .then();
    }

    private void record(Revocations.Settled settled) {
        latency(settled.kind(), settled.channel()).record(settled.seconds());
    }

    private DistributionSummary latency(String kind, String channel) {
        return DistributionSummary.builder("forbear.contact.revocation.latency")
                .description("time from a revocation to the last contact after it; 0 without one")
                .baseUnit("seconds")
                .serviceLevelObjectives(BUCKETS)
                .tags("kind", kind, "channel", channel)
                .register(meters);
    }

    /** Each kind has a zero without a channel, so that the first contact is a rise. */
    private void show(List<MultiGauge.Row<Number>> found) {
        var rows = new ArrayList<MultiGauge.Row<?>>(found);
        for (var kind : Kind.values()) {
            rows.add(row(new Revocations.Count(kind.name(), NO_CHANNEL, 0)));
        }
        after.register(rows, true);
    }

    private static MultiGauge.Row<Number> row(Revocations.Count count) {
        return MultiGauge.Row.of(
                Tags.of("kind", count.kind(), "channel", count.channel()), count.contacts());
    }
}
