package io.forbear.plan.plan;

import static java.util.stream.Collectors.toCollection;

import io.forbear.messaging.BatchEffect;
import io.forbear.messaging.Traced;
import io.forbear.plan.debtor.Debtors;
import io.forbear.plan.debtor.Declaration;
import io.forbear.plan.promise.PromiseTracking;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks at all that debtors have agreed to when something was declared of them. The caller has a
 * transaction.
 */
@Component
class DebtorTracking implements BatchEffect<List<Declaration>> {
    private final Debtors debtors;
    private final Plans agreed;
    private final PlanTracking plans;
    private final PromiseTracking promises;
    private final Clock clock;

    DebtorTracking(
            Debtors debtors,
            Plans agreed,
            PlanTracking plans,
            PromiseTracking promises,
            Clock clock) {
        this.debtors = debtors;
        this.agreed = agreed;
        this.plans = plans;
        this.promises = promises;
        this.clock = clock;
    }

    /**
     * Takes what events declare, one after the other of those who have agreed to something; most
     * have not, and theirs are taken together.
     */
    @Override
    public Mono<Void> on(List<Traced<List<Declaration>>> events) {
        var all =
                events.stream().map(one -> debtor(one.what())).collect(toCollection(TreeSet::new));
        return debtors.hold(all)
                .then(Mono.defer(() -> Mono.zip(agreed.whoAgreed(all), promises.whoPromised(all))))
                .flatMap(bound -> takeAll(events, union(bound.getT1(), bound.getT2())));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private Mono<Void> takeAll(List<Traced<List<Declaration>>> events, Set<String> bound) {
        var free = new ArrayList<List<Declaration>>();
        var others = new ArrayList<List<Declaration>>();
        for (var one : events) {
            (bound.contains(debtor(one.what())) ? others : free).add(one.what());
        }
        var kept = free.isEmpty() ? Mono.<Void>empty() : debtors.putAll(free, clock.instant());
        return kept.thenMany(Flux.fromIterable(others)).concatMap(this::take).then();
    }

    private static String debtor(List<Declaration> declared) {
        return declared.getFirst().debtorId();
    }

    /** Takes what one event declares. */
    private Mono<Void> take(List<Declaration> declared) {
        return debtors.putAll(List.of(declared), clock.instant())
                .then(Mono.defer(() -> look(debtor(declared), declared.getFirst().eventId())));
    }

    private Mono<Void> look(String debtorId, UUID causationId) {
        return plans.look(debtorId, causationId)
                .then(Mono.defer(() -> promises.look(debtorId, causationId)));
    }
}
