package io.forbear.account.placement;

import io.forbear.account.agency.Agencies;
import io.forbear.account.agency.Agency;
import io.forbear.account.agency.AgencyPolicy;
import io.forbear.account.agency.Entitlements;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.Zones;
import io.forbear.account.stage.StageService;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells of every placed account when its agency has a new version, a batch at a time: an agency
 * that leaves the white list may hold a hundred thousand.
 */
@Component
class EntitlementWatch {
    private final Placements placements;
    private final Agencies agencies;
    private final AgencyPolicy policy;
    private final PlaceableAccounts accounts;
    private final PlacementPublisher publisher;
    private final StageService stages;
    private final Facts facts;
    private final Zones zones;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final int batch;

    EntitlementWatch(
            Placements placements,
            Agencies agencies,
            AgencyPolicy policy,
            PlaceableAccounts accounts,
            PlacementPublisher publisher,
            StageService stages,
            Facts facts,
            Zones zones,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${forbear.account.entitlements.batch:500}") int batch) {
        this.placements = placements;
        this.agencies = agencies;
        this.policy = policy;
        this.accounts = accounts;
        this.publisher = publisher;
        this.stages = stages;
        this.facts = facts;
        this.zones = zones;
        this.transaction = transaction;
        this.clock = clock;
        this.batch = batch;
    }

    @Scheduled(fixedDelayString = "${forbear.account.entitlements.every:500ms}")
    Mono<Void> tellOfChangedAgencies() {
        return Flux.defer(() -> placements.outdated(batch)).concatMapDelayError(this::tell).then();
    }

    private Mono<Void> tell(AccountId account) {
        return facts.hold(List.of(account))
                .then(Mono.defer(() -> placements.inForce(account)))
                .flatMap(this::update)
                .as(transaction::transactional);
    }

    private Mono<Void> update(AccountPlacement placement) {
        return Mono.zip(accounts.find(placement.accountId()), agencies.find(placement.agencyId()))
                .flatMap(known -> update(placement, known.getT1(), known.getT2()));
    }

    private Mono<Void> update(AccountPlacement placement, PlaceableAccount account, Agency agency) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var date = zones.dateOf(account.terms(), at);
        var authority =
                new Entitlements(policy, agency, account.terms().jurisdictions()).authorityOn(date);
        var notices = EntitlementNotice.between(placement.told().authority(), authority, at);
        var stored = placements.update(placement.entitled(authority, agency.version()));
        return notices.isEmpty()
                ? stored
                : stored.then(publisher.publish(placement, notices))
                        .then(Mono.defer(() -> stages.tellPlacement(placement.accountId())));
    }
}
