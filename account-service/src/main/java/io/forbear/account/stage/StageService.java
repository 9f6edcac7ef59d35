package io.forbear.account.stage;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.PlacementsInForce;
import io.forbear.account.stage.StageDecision.Occasion;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts an account to the stage that follows from its facts, and tells others if anything changed.
 * The caller holds the account, and has a transaction.
 */
@Component
public class StageService {
    private final Facts facts;
    private final Accounts accounts;
    private final PlacementsInForce placements;
    private final StagePolicy policy;
    private final StagePublisher publisher;
    private final Clock clock;

    StageService(
            Facts facts,
            Accounts accounts,
            PlacementsInForce placements,
            StagePolicy policy,
            StagePublisher publisher,
            Clock clock) {
        this.facts = facts;
        this.accounts = accounts;
        this.placements = placements;
        this.policy = policy;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Looks at an account anew.
     *
     * @param causationId the event that led to it; null when a day has passed
     */
    public Mono<Void> restage(AccountId account, Cause cause, @Nullable UUID causationId) {
        return look(account, new Occasion(cause, causationId, clock.instant()), false);
    }

    /**
     * Looks at an account anew and tells of it even if nothing has changed that follows from its
     * facts, because with whom it is placed has.
     */
    public Mono<Void> tellPlacement(AccountId account) {
        return look(account, new Occasion(Cause.PLACEMENT_CHANGED, null, clock.instant()), true);
    }

    private Mono<Void> look(AccountId account, Occasion occasion, boolean tellAnyway) {
        var before = accounts.find(account).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(before, facts.of(account))
                .map(
                        known ->
                                decide(
                                        known.getT1().orElse(null),
                                        known.getT2(),
                                        occasion,
                                        tellAnyway))
                .flatMap(this::carryOut);
    }

    private StageDecision decide(
            @Nullable StoredAccount before,
            AccountFacts known,
            Occasion occasion,
            boolean tellAnyway) {
        var staging = policy.judge(known, occasion.at());
        if (staging == null) {
            return new StageDecision.Leave();
        }
        var asOf = policy.zones().dateOf(staging.account().terms(), occasion.at());
        return tellAnyway
                ? StageDecision.retold(before, staging, asOf, occasion)
                : StageDecision.between(before, staging, asOf, occasion);
    }

    private Mono<Void> carryOut(StageDecision decision) {
        return switch (decision) {
            case StageDecision.Leave() -> Mono.empty();
            case StageDecision.Store(var account) -> accounts.store(account);
            case StageDecision.Tell(var account, var change) ->
                    accounts.store(account, change).then(publish(change));
        };
    }

    private Mono<Void> publish(StageChange change) {
        return placements
                .on(change.account().accountId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(placement -> publisher.publish(change, placement.orElse(null)));
    }
}
