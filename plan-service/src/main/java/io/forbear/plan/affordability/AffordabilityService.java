package io.forbear.plan.affordability;

import io.forbear.messaging.EventIds;
import io.forbear.messaging.request.Mark;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.money.Money;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.affordability.Affordability.Question;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Assesses what debtors can afford. */
@Component
class AffordabilityService {
    private final Affordabilities affordabilities;
    private final KnownAccounts accounts;
    private final AffordabilityPolicy policy;
    private final MarkedRequests requests;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AffordabilityService(
            Affordabilities affordabilities,
            KnownAccounts accounts,
            AffordabilityPolicy policy,
            MarkedRequests requests,
            TransactionalOperator transaction,
            Clock clock) {
        this.affordabilities = affordabilities;
        this.accounts = accounts;
        this.policy = policy;
        this.requests = requests;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Assesses and keeps what was found; or finds what the same request led to.
     *
     * @param request how the caller marked it; null: not at all
     * @return fails with a {@link Problem}: 422 if the debtor has no known account, the margin is
     *     not one that the bank allows, or the mark was used for something else
     */
    Mono<Affordability> assess(
            String debtorId, MeansBody body, String askedBy, @Nullable Mark request) {
        var margin = body.marginPercent() == null ? policy.margin().usual() : body.marginPercent();
        if (!policy.margin().allows(margin)) {
            throw Problem.invalid(
                    "marginPercent",
                    "must be within %d and %d, found %d"
                            .formatted(policy.margin().least(), policy.margin().most(), margin));
        }
        var means = body.means();
        var id = EventIds.next(clock).toString();
        var made =
                accounts.of(debtorId)
                        .collectList()
                        .map(known -> owed(debtorId, known, means))
                        .map(owed -> new Question(debtorId, means, margin, owed, askedBy))
                        .map(question -> Affordability.of(question, id, policy, now()))
                        .delayUntil(affordabilities::insert);
        return requests.once(request, id, () -> made, affordabilities::find)
                .as(transaction::transactional);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
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
}
