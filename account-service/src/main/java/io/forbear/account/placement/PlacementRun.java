package io.forbear.account.placement;

import static java.util.stream.Collectors.toMap;

import io.forbear.account.agency.Agencies;
import io.forbear.account.agency.Agency;
import io.forbear.account.agency.AgencyPolicy;
import io.forbear.account.agency.AgencyService;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Zones;
import io.forbear.account.placement.Allocation.Proposal;
import io.forbear.account.placement.Allocation.Slot;
import io.forbear.account.placement.Placing.Wish;
import io.forbear.messaging.EventIds;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Places accounts by rule, a page of accounts at a time; or shows where they would go. */
@Service
class PlacementRun {
    private final PlacementRules rules;
    private final PlaceableAccounts accounts;
    private final PlacementService service;
    private final Agencies agencies;
    private final AgencyService registry;
    private final AgencyPolicy policy;
    private final Zones zones;
    private final TransactionalOperator transaction;
    private final Clock clock;

    PlacementRun(
            PlacementRules rules,
            PlaceableAccounts accounts,
            PlacementService service,
            Agencies agencies,
            AgencyService registry,
            AgencyPolicy policy,
            Zones zones,
            TransactionalOperator transaction,
            Clock clock) {
        this.rules = rules;
        this.accounts = accounts;
        this.service = service;
        this.agencies = agencies;
        this.registry = registry;
        this.policy = policy;
        this.zones = zones;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What became of an account.
     *
     * @param outcome PROPOSED, PLACED, NOBODY if no candidate may have it, or REFUSED if things
     *     changed in between
     */
    record Result(Outcome outcome, Proposal proposal, String detail) {}

    /** See {@link Result}. */
    enum Outcome {
        PROPOSED,
        PLACED,
        NOBODY,
        REFUSED
    }

    /** Where the next accounts would go; nothing is stored. */
    Mono<Page<Result>> preview(String after, int limit) {
        return proposals(after, limit).map(page -> page.map(PlacementRun::proposed));
    }

    /** Places the next accounts, each in a transaction of its own. */
    Mono<Page<Result>> run(String after, int limit, String by) {
        return proposals(after, limit)
                .flatMap(
                        page ->
                                Flux.fromIterable(page.items())
                                        .concatMap(proposal -> place(proposal, by))
                                        .collectList()
                                        .map(done -> new Page<>(done, page.nextCursor())));
    }

    private Mono<Page<Proposal>> proposals(String after, int limit) {
        return accounts.free(after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> Cursor.at(row.accountId().value())))
                .flatMap(page -> allocation().map(allocation -> propose(allocation, page)));
    }

    private Page<Proposal> propose(Allocation allocation, Page<PlaceableAccount> page) {
        var now = clock.instant();
        return new Page<>(
                allocation.allocate(page.items(), row -> zones.dateOf(row.terms(), now)),
                page.nextCursor());
    }

    private Mono<Allocation> allocation() {
        return Mono.zip(
                candidates(),
                held(),
                (candidates, held) -> new Allocation(rules, policy, candidates, held));
    }

    private Mono<Map<String, Candidate>> candidates() {
        return Flux.fromStream(rules::agencies)
                .concatMap(agencies::find)
                .concatMap(this::candidate)
                .collectMap(candidate -> candidate.agency().agencyId());
    }

    private Mono<Candidate> candidate(Agency agency) {
        return Mono.zip(
                accounts.load(agency.agencyId()),
                registry.budget(agency.agencyId(), registry.today()),
                (load, budget) -> new Candidate(agency, load, budget));
    }

    private Mono<Map<Slot, Long>> held() {
        return Flux.fromIterable(rules.rules())
                .concatMapIterable(PlacementRun::slots)
                .concatMap(
                        slot ->
                                accounts.heldByRule(slot.rule(), slot.agencyId())
                                        .map(count -> Map.entry(slot, count)))
                .collectList()
                .map(all -> all.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static List<Slot> slots(PlacementRule rule) {
        return rule.agencies().stream()
                .map(share -> new Slot(rule.name(), share.agency()))
                .distinct()
                .toList();
    }

    private static Result proposed(Proposal proposal) {
        return new Result(
                proposal.agencyId() == null ? Outcome.NOBODY : Outcome.PROPOSED, proposal, "");
    }

    private Mono<Result> place(Proposal proposal, String by) {
        if (proposal.agencyId() == null) {
            return Mono.just(proposed(proposal));
        }
        var wish =
                new Wish(EventIds.next(clock), by, proposal.rule(), proposal.reasons(), null, null);
        return service.place(
                        new AccountId(proposal.accountId()),
                        Objects.requireNonNull(proposal.agencyId()),
                        wish)
                .as(transaction::transactional)
                .map(_ -> new Result(Outcome.PLACED, proposal, ""))
                .onErrorResume(Problem.class, refusal -> Mono.just(refused(proposal, refusal)));
    }

    private static Result refused(Proposal proposal, Problem refusal) {
        return new Result(Outcome.REFUSED, proposal, "" + refusal.getBody().getDetail());
    }
}
