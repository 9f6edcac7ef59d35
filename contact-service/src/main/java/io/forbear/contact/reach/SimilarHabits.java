package io.forbear.contact.reach;

import io.forbear.contact.besttime.SimilarDebtors;
import io.forbear.contact.channel.Means;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.HourCount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * When similar debtors are spoken to, as counted some seconds ago. Kept in memory: planning asks it
 * for every step.
 */
@Component
public class SimilarHabits {
    private final ReachCounts counts;
    private final TransactionalOperator transaction;
    private final int batch;
    private volatile Map<String, List<HourCount>> byGroup = Map.of();

    SimilarHabits(
            ReachCounts counts,
            TransactionalOperator transaction,
            MeterRegistry meters,
            @Value("${forbear.contact.counting.batch}") int batch) {
        this.counts = counts;
        this.transaction = transaction;
        this.batch = batch;
        for (var means : Means.values()) {
            Gauge.builder("forbear.contact.hit.rate", () -> hitRate(means))
                    .description("share of attempts that were right-party contacts")
                    .tag("means", means.name())
                    .register(meters);
        }
    }

    /** Of debtors with accounts like this. */
    public List<HourCount> of(Account account) {
        return byGroup.getOrDefault(SimilarDebtors.groupOf(account), List.of());
    }

    /** All of them, by group. */
    public Map<String, List<HourCount>> all() {
        return byGroup;
    }

    @Scheduled(fixedDelayString = "${forbear.contact.counting.every}")
    Mono<Void> count() {
        return nextBatch()
                .expand(size -> size < batch ? Mono.empty() : nextBatch())
                .then(Mono.defer(counts::all))
                .doOnNext(all -> byGroup = all)
                .then();
    }

    private Mono<Long> nextBatch() {
        return Mono.defer(() -> counts.count(batch)).as(transaction::transactional);
    }

    /** Not a number until something was attempted. */
    private double hitRate(Means means) {
        var all =
                byGroup.values().stream()
                        .flatMap(List::stream)
                        .filter(count -> count.means() == means)
                        .toList();
        var attempts = all.stream().mapToLong(HourCount::attempts).sum();
        var reached = all.stream().mapToLong(HourCount::reached).sum();
        return attempts == 0 ? Double.NaN : (double) reached / attempts;
    }
}
