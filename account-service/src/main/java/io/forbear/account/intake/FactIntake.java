package io.forbear.account.intake;

import io.forbear.account.fact.Fact;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.Facts.Taken;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.stage.Cause;
import io.forbear.account.stage.StageService;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes down what an event says, and looks anew at the accounts it is about. */
@Component
class FactIntake {
    private final Facts facts;
    private final StageService stages;
    private final Clock clock;

    FactIntake(Facts facts, StageService stages, Clock clock) {
        this.facts = facts;
        this.stages = stages;
        this.clock = clock;
    }

    Mono<Void> take(Fact fact, Cause cause) {
        return facts.take(fact, clock.instant())
                .flatMap(taken -> restage(taken, cause, fact.eventId()));
    }

    /** For the facts of one event about a plan, one for each of the plan's accounts. */
    Mono<Void> takeAll(List<PlanFact> plan, Cause cause) {
        return facts.takeAll(plan, clock.instant())
                .flatMap(taken -> restage(taken, cause, plan.getFirst().eventId()));
    }

    private Mono<Void> restage(Taken taken, Cause cause, UUID eventId) {
        var why = taken.correction() ? Cause.CORRECTION : cause;
        return Flux.fromIterable(taken.accounts())
                .concatMap(account -> stages.restage(account, why, eventId))
                .then();
    }
}
