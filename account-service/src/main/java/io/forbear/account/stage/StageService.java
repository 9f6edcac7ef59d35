package io.forbear.account.stage;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.PlacementsInForce;
import io.forbear.account.fact.SegmentsInForce;
import io.forbear.account.stage.StageDecision.Occasion;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts accounts to the stages that follow from their facts, and tells others if anything changed.
 * The caller holds the accounts, and has a transaction.
 */
@Component
public class StageService {
    private final Facts facts;
    private final Accounts accounts;
    private final PlacementsInForce placements;
    private final SegmentsInForce segments;
    private final StagePolicy policy;
    private final StagePublisher publisher;
    private final Clock clock;

    StageService(
            Facts facts,
            Accounts accounts,
            PlacementsInForce placements,
            SegmentsInForce segments,
            StagePolicy policy,
            StagePublisher publisher,
            Clock clock) {
        this.facts = facts;
        this.accounts = accounts;
        this.placements = placements;
        this.segments = segments;
        this.policy = policy;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Looks at accounts anew, at all of them at once.
     *
     * @param causationId the event that led to it; null when a day has passed
     */
    public Mono<Void> restage(Collection<AccountId> all, Cause cause, @Nullable UUID causationId) {
        var because = new Because(cause, causationId, null);
        return restage(
                all.stream().collect(toMap(account -> account, _ -> because, (same, _) -> same)));
    }

    /** Looks at accounts anew, each for a reason of its own, at all of them at once. */
    public Mono<Void> restage(Map<AccountId, Because> all) {
        if (all.isEmpty()) {
            return Mono.empty();
        }
        var sorted = new TreeMap<>(all);
        return Mono.zip(accounts.find(sorted.keySet()), facts.of(sorted.keySet()))
                .map(known -> decideAll(sorted, known.getT1(), known.getT2(), clock.instant()))
                .flatMap(decisions -> carryOut(decisions, sorted));
    }

    /**
     * Looks at an account anew and tells of it even if nothing has changed that follows from its
     * facts, because with whom it is placed has.
     */
    public Mono<Void> tellPlacement(AccountId account) {
        return restage(List.of(account), Cause.PLACEMENT_CHANGED, null);
    }

    /** Tells accounts even if nothing else has changed, because their segments have. */
    public Mono<Void> tellSegments(Collection<AccountId> all) {
        return restage(all, Cause.SEGMENT_CHANGED, null);
    }

    private List<StageDecision> decideAll(
            Map<AccountId, Because> all,
            Map<AccountId, StoredAccount> before,
            Map<AccountId, AccountFacts> known,
            Instant now) {
        return all.entrySet().stream()
                .map(
                        one -> {
                            var account = one.getKey();
                            var facts = known.get(account);
                            return facts == null
                                    ? new StageDecision.Leave()
                                    : decide(before.get(account), facts, one.getValue().at(now));
                        })
                .toList();
    }

    private StageDecision decide(
            @Nullable StoredAccount before, AccountFacts known, Occasion occasion) {
        var staging = policy.judge(known, occasion.at());
        if (staging == null) {
            return new StageDecision.Leave();
        }
        var asOf = policy.zones().dateOf(staging.account().terms(), occasion.at());
        var passed =
                before == null
                        ? List.<StagePolicy.Passage>of()
                        : policy.passages(before, known, staging, asOf);
        return occasion.cause().isToldInAnyCase()
                ? StageDecision.told(before, staging, passed, asOf, occasion)
                : StageDecision.between(before, staging, passed, asOf, occasion);
    }

    /** Own rows first, then the outbox in the order of the debtors, as it asks for. */
    private Mono<Void> carryOut(List<StageDecision> decisions, Map<AccountId, Because> why) {
        var stored = decisions.stream().flatMap(StageService::stored).toList();
        var changes =
                decisions.stream()
                        .flatMap(StageService::changes)
                        .sorted(comparing(change -> change.account().debtorId().value()))
                        .toList();
        var told = changes.stream().map(change -> change.account().accountId()).toList();
        return accounts.store(stored, changes)
                .then(Mono.defer(() -> Mono.zip(placements.on(told), segments.on(told))))
                .flatMap(known -> publisher.publish(changes, known.getT1(), known.getT2(), why));
    }

    private static Stream<StoredAccount> stored(StageDecision decision) {
        return switch (decision) {
            case StageDecision.Leave() -> Stream.empty();
            case StageDecision.Store(var account) -> Stream.of(account);
            case StageDecision.Tell(var account, _) -> Stream.of(account);
        };
    }

    private static Stream<StageChange> changes(StageDecision decision) {
        return switch (decision) {
            case StageDecision.Leave(), StageDecision.Store(_) -> Stream.empty();
            case StageDecision.Tell(_, var changes) -> changes.stream();
        };
    }
}
