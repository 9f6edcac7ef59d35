package io.forbear.plan.plan;

import io.forbear.plan.debtor.Debtors;
import io.forbear.plan.debtor.Declaration;
import io.forbear.plan.promise.PromiseTracking;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks at all that a debtor has agreed to when something was declared of him. */
@Component
class DebtorTracking {
    private final Debtors debtors;
    private final PlanTracking plans;
    private final PromiseTracking promises;
    private final Clock clock;

    DebtorTracking(Debtors debtors, PlanTracking plans, PromiseTracking promises, Clock clock) {
        this.debtors = debtors;
        this.plans = plans;
        this.promises = promises;
        this.clock = clock;
    }

    /** Takes what one event declares. */
    Mono<Void> take(List<Declaration> declared) {
        var debtorId = declared.getFirst().debtorId();
        return debtors.hold(debtorId)
                .thenMany(Flux.range(0, declared.size()))
                .concatMap(part -> debtors.put(declared.get(part), part, clock.instant()))
                .then(Mono.defer(() -> look(debtorId, declared.getFirst().eventId())));
    }

    private Mono<Void> look(String debtorId, UUID causationId) {
        return plans.look(debtorId, causationId)
                .then(Mono.defer(() -> promises.look(debtorId, causationId)));
    }
}
