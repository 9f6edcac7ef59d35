package io.forbear.plan.affordability;

import io.forbear.messaging.EventIds;
import io.forbear.money.Money;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.affordability.Affordabilities.Kept;
import io.forbear.plan.affordability.Affordability.Question;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Assesses what debtors can afford. */
@Component
class AffordabilityService {
    private final Affordabilities affordabilities;
    private final KnownAccounts accounts;
    private final AffordabilityPolicy policy;
    private final Clock clock;

    AffordabilityService(
            Affordabilities affordabilities,
            KnownAccounts accounts,
            AffordabilityPolicy policy,
            Clock clock) {
        this.affordabilities = affordabilities;
        this.accounts = accounts;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Assesses and keeps what was found; or finds what the same request led to.
     *
     * @param key what the caller chose to tell his requests apart; null: nothing
     * @return fails with a {@link Problem}: 422 if the debtor has no known account, the margin is
     *     not one that the bank allows, or the key was used for something else
     */
    Mono<Affordability> assess(
            String debtorId, MeansBody body, String askedBy, @Nullable String key) {
        var margin = body.marginPercent() == null ? policy.margin().usual() : body.marginPercent();
        if (!policy.margin().allows(margin)) {
            throw Problem.invalid(
                    "marginPercent",
                    "must be within %d and %d, found %d"
                            .formatted(policy.margin().least(), policy.margin().most(), margin));
        }
        var means = body.means();
        return accounts.of(debtorId)
                .collectList()
                .map(
                        known ->
                                new Question(
                                        debtorId,
                                        means,
                                        margin,
                                        owed(debtorId, known, means),
                                        askedBy))
                .map(question -> found(question, body))
                .flatMap(kept -> keep(kept, key));
    }

    private static Money owed(String debtorId, List<KnownAccount> known, Means means) {
        if (known.isEmpty()) {
            throw Problem.invalid("debtorId", debtorId + " has no account that is known here");
        }
        return known.stream()
                .map(KnownAccount::balance)
                .filter(balance -> balance.currency().equals(means.currency()))
                .map(Money::atLeastZero)
                .reduce(Money.zero(means.currency()), Money::plus);
    }

    private Kept found(Question question, MeansBody body) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var id = EventIds.next(clock).toString();
        return new Kept(
                Affordability.of(question, id, policy, now), body.digest(question.debtorId()));
    }

    private Mono<Affordability> keep(Kept kept, @Nullable String key) {
        return affordabilities
                .put(kept, key)
                .flatMap(isNew -> isNew || key == null ? Mono.just(kept.found()) : same(kept, key));
    }

    private Mono<Affordability> same(Kept kept, String key) {
        return affordabilities
                .answered(kept.found().assessedBy(), key)
                .map(
                        earlier -> {
                            if (!earlier.digest().equals(kept.digest())) {
                                throw Problem.invalid(
                                        "Idempotency-Key", "was used before for something else");
                            }
                            return earlier.found();
                        });
    }
}
