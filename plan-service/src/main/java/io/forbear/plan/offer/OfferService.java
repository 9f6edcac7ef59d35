package io.forbear.plan.offer;

import io.forbear.messaging.EventIds;
import io.forbear.messaging.request.Mark;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.affordability.Affordabilities;
import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.offer.Offers.Kept;
import io.forbear.plan.offer.Offers.Offered;
import io.forbear.plan.plan.PlanView;
import io.forbear.plan.plan.ProposalBody;
import io.forbear.plan.plan.ProposalDesk;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes offers and takes their acceptance. */
@Component
public class OfferService {
    private final Offers offers;
    private final ProposalDesk desk;
    private final KnownAccounts accounts;
    private final Affordabilities affordabilities;
    private final Offering.Rules rules;
    private final MarkedRequests requests;
    private final TransactionalOperator transaction;
    private final Clock clock;

    OfferService(
            Offers offers,
            ProposalDesk desk,
            KnownAccounts accounts,
            Affordabilities affordabilities,
            Offering.Rules rules,
            MarkedRequests requests,
            TransactionalOperator transaction,
            Clock clock) {
        this.offers = offers;
        this.desk = desk;
        this.accounts = accounts;
        this.affordabilities = affordabilities;
        this.rules = rules;
        this.requests = requests;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes offers and keeps them; or finds those that the same request made.
     *
     * @param request how the caller marked it; null: not at all
     * @return fails with a {@link Problem}: 422 if the wish makes no sense, or it is not known what
     *     the debtor can afford
     */
    Mono<Offered> offer(WishBody body, String madeBy, @Nullable Mark request) {
        var offeringId = EventIds.next(clock).toString();
        return requests.once(
                        request, offeringId, () -> make(body, madeBy, offeringId), offers::offered)
                .as(transaction::transactional);
    }

    private Mono<Offered> make(WishBody body, String madeBy, String offeringId) {
        return Mono.zip(
                        accounts.find(body.accountIds()).collectList(),
                        affordability(body),
                        (known, affordability) -> choose(body, known, affordability, madeBy))
                .flatMap(choice -> keep(choice, madeBy, offeringId));
    }

    private Mono<Affordability> affordability(WishBody body) {
        return named(body.affordabilityId(), body.debtorId())
                .filter(found -> found.debtorId().equals(body.debtorId()))
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.invalid(
                                                "affordabilityId",
                                                "must name an assessment of the debtor; make one"
                                                        + " at /debtors/{debtorId}/affordability")));
    }

    private Mono<Affordability> named(@Nullable String id, String debtorId) {
        return id == null ? affordabilities.latest(debtorId) : affordabilities.find(id);
    }

    /** Offers to keep, and the answer. */
    private record Choice(List<Kept> kept, Offered answer, Instant madeAt) {}

    private Choice choose(
            WishBody body, List<KnownAccount> known, Affordability affordability, String madeBy) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var wish = body.wish(known);
        if (!affordability.currency().equals(wish.debt().currency())) {
            throw Problem.invalid(
                    "affordabilityId", "must name an assessment in " + wish.debt().currency());
        }
        var offering =
                Offering.of(
                        wish,
                        affordability,
                        rules,
                        proposal -> desk.outcome(proposal, known, affordability, madeBy, now));
        var kept = new ArrayList<Kept>();
        for (var candidate : offering.chosen()) {
            var offer =
                    candidate.offer(
                            EventIds.next(clock).toString(),
                            kept.size() + 1,
                            rules.offers(),
                            now.plus(rules.offers().validFor()));
            kept.add(new Kept(offer, candidate.body()));
        }
        return new Choice(
                kept,
                new Offered(
                        affordability.affordabilityId(),
                        kept.stream().map(Kept::offer).toList(),
                        offering.notOffered()),
                now);
    }

    private Mono<Offered> keep(Choice choice, String madeBy, String offeringId) {
        return offers.insert(offeringId, choice.answer(), choice.madeAt())
                .thenMany(Flux.fromIterable(choice.kept()))
                .concatMap(kept -> offers.insert(kept, offeringId, madeBy, choice.madeAt()))
                .then(Mono.just(choice.answer()));
    }

    /**
     * Makes a plan of an offer; or finds the one it became.
     *
     * @return fails with a {@link Problem}: 404 for an unknown offer, 409 for one that has expired,
     *     422 if the law does not allow it any more
     */
    Mono<PlanView> accept(String offerId, ChoiceBody body, String acceptedBy) {
        return offers.hold(offerId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("offer", offerId)))
                .flatMap(kept -> accept(kept, body, acceptedBy))
                .as(transaction::transactional);
    }

    /** The offers of a debtor that still stand and concern none but these accounts. */
    public Flux<Offer> standing(String debtorId, Collection<String> accountIds) {
        return offers.standing(debtorId, clock.instant())
                .filter(kept -> kept.isWithin(debtorId, accountIds))
                .map(Kept::offer);
    }

    /**
     * Makes a plan of an offer that the debtor himself chooses; or finds the one it became. Whoever
     * made the offer proposes the plan, so it is another who approves it if need be.
     *
     * @param accountIds others than these it must not concern
     * @return fails with a {@link Problem} as {@link #accept} does; 404 also for an offer to
     *     another debtor
     */
    public Mono<PlanView> choose(String offerId, String debtorId, Collection<String> accountIds) {
        return offers.hold(offerId)
                .filter(kept -> kept.isWithin(debtorId, accountIds))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("offer", offerId)))
                .zipWith(offers.madeBy(offerId))
                .flatMap(both -> accept(both.getT1(), ChoiceBody.WRITTEN, both.getT2()))
                .as(transaction::transactional);
    }

    private Mono<PlanView> accept(Kept kept, ChoiceBody body, String acceptedBy) {
        var offer = kept.offer();
        if (offer.planId() != null) {
            return desk.plan(offer.planId());
        }
        return clock.instant().isAfter(offer.expiresAt())
                ? Mono.error(Problem.conflict("The offer expired at " + offer.expiresAt() + "."))
                : propose(offer, body.in(kept.proposal()), acceptedBy);
    }

    private Mono<PlanView> propose(Offer offer, ProposalBody proposal, String acceptedBy) {
        return desk.propose(proposal, acceptedBy)
                .flatMap(plan -> offers.became(offer.offerId(), plan.planId()).thenReturn(plan));
    }
}
