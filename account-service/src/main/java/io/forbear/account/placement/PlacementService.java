package io.forbear.account.placement;

import io.forbear.account.agency.Agencies;
import io.forbear.account.agency.Agency;
import io.forbear.account.agency.AgencyPolicy;
import io.forbear.account.agency.AgencyService;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.Zones;
import io.forbear.account.placement.AccountPlacement.Recall;
import io.forbear.account.placement.Placing.Wish;
import io.forbear.account.stage.StageService;
import io.forbear.service.problem.Problem;
import io.forbear.service.problem.Problem.FieldError;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Places accounts and takes them back: the placement and what others are told of it in one
 * transaction, which the caller has.
 */
@Service
class PlacementService {
    private final Facts facts;
    private final PlaceableAccounts accounts;
    private final Placements placements;
    private final Agencies agencies;
    private final AgencyService registry;
    private final AgencyPolicy policy;
    private final StageService stages;
    private final PlacementPublisher publisher;
    private final Zones zones;
    private final Clock clock;

    PlacementService(
            Facts facts,
            PlaceableAccounts accounts,
            Placements placements,
            Agencies agencies,
            AgencyService registry,
            AgencyPolicy policy,
            StageService stages,
            PlacementPublisher publisher,
            Zones zones,
            Clock clock) {
        this.facts = facts;
        this.accounts = accounts;
        this.placements = placements;
        this.agencies = agencies;
        this.registry = registry;
        this.policy = policy;
        this.stages = stages;
        this.publisher = publisher;
        this.zones = zones;
        this.clock = clock;
    }

    /**
     * Places an account.
     *
     * @return fails with a {@link Problem}: 404 for an unknown account; 409 if it is placed or not
     *     overdue; 422 with everything that keeps the agency from having it
     */
    Mono<AccountPlacement> place(AccountId account, String agencyId, Wish wish) {
        return decision(account, agencyId, wish).flatMap(this::carryOut);
    }

    private Mono<Placing> decision(AccountId account, String agencyId, Wish wish) {
        return held(account)
                .delayUntil(found -> placements.holdOf(found.debtorId()))
                .flatMap(
                        found ->
                                Mono.zip(
                                                current(account),
                                                agencies.hold(agencyId)
                                                        .switchIfEmpty(
                                                                Mono.error(() -> unknown(agencyId)))
                                                        .flatMap(
                                                                agency -> candidate(agency, found)))
                                        .map(
                                                known ->
                                                        decide(
                                                                wish,
                                                                found,
                                                                known.getT1().orElse(null),
                                                                known.getT2())));
    }

    private Placing decide(
            Wish wish,
            PlaceableAccount account,
            @Nullable AccountPlacement current,
            Candidate candidate) {
        var at = now();
        var date = zones.dateOf(account.terms(), at);
        return Placing.decide(wish, account, current, candidate, policy, date, at);
    }

    private Mono<PlaceableAccount> held(AccountId account) {
        return facts.hold(List.of(account))
                .then(Mono.defer(() -> accounts.find(account)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("account", account.value())));
    }

    private static Problem unknown(String agencyId) {
        return Problem.invalid("agencyId", "there is no agency with id " + agencyId);
    }

    private Mono<Optional<AccountPlacement>> current(AccountId account) {
        return placements.inForce(account).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    /** An agency with what it holds and what it has used up on the account's date. */
    private Mono<Candidate> candidate(Agency agency, PlaceableAccount account) {
        var date = zones.dateOf(account.terms(), clock.instant());
        return Mono.zip(
                accounts.load(agency.agencyId()),
                registry.budget(agency.agencyId(), date),
                (load, budget) -> new Candidate(agency, load, budget));
    }

    private Mono<AccountPlacement> carryOut(Placing decision) {
        return switch (decision) {
            case Placing.Placed(var placement) ->
                    placements
                            .insert(placement)
                            .then(stages.tellPlacement(placement.accountId()))
                            .thenReturn(placement);
            case Placing.Refused(var obstacles) ->
                    Mono.error(
                            Problem.invalid(
                                    obstacles.stream()
                                            .map(o -> new FieldError("agencyId", o.toString()))
                                            .toList()));
            case Placing.Conflict(var reason) -> Mono.error(Problem.conflict(reason));
            case Placing.Invalid(var field, var reason) ->
                    Mono.error(Problem.invalid(field, reason));
        };
    }

    /** Takes an account back; 409 if it is not placed. */
    Mono<AccountPlacement> recall(AccountId account, Recall recall) {
        return held(account)
                .then(Mono.defer(() -> inForce(account)))
                .delayUntil(placement -> placements.holdOf(placement.debtorId()))
                .map(placement -> placement.recalled(recall))
                .flatMap(this::change)
                .delayUntil(placement -> revoke(placement, recall.at()));
    }

    /**
     * An agency that holds no account of the debtor any more may not contact him, which the case
     * file learns like any other loss of entitlement.
     */
    private Mono<Void> revoke(AccountPlacement placement, Instant at) {
        var authority = placement.told().authority();
        return authority == null
                ? Mono.empty()
                : placements
                        .holdsAny(placement.agencyId(), placement.debtorId())
                        .filter(holds -> !holds)
                        .flatMap(
                                _ ->
                                        publisher.publish(
                                                placement,
                                                EntitlementNotice.between(authority, null, at)));
    }

    /** Records that the debtor was told of the agency; 409 if the account is not placed. */
    Mono<AccountPlacement> notice(AccountId account, Instant sentAt, @Nullable String reference) {
        if (sentAt.isAfter(clock.instant())) {
            throw Problem.invalid("sentAt", "must not be in the future, found " + sentAt);
        }
        return held(account)
                .then(Mono.defer(() -> inForce(account)))
                .map(placement -> placement.noticed(sentAt, reference))
                .flatMap(this::change);
    }

    private Mono<AccountPlacement> inForce(AccountId account) {
        return placements
                .inForce(account)
                .switchIfEmpty(
                        Mono.error(() -> Problem.conflict("The account is placed with nobody.")));
    }

    private Mono<AccountPlacement> change(AccountPlacement placement) {
        return placements
                .update(placement)
                .then(Mono.defer(() -> stages.tellPlacement(placement.accountId())))
                .thenReturn(placement);
    }

    /** Now, to the millisecond, as it is published. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
