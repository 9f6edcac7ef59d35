package io.forbear.account.segment;

import static java.util.stream.Collectors.toMap;

import io.forbear.account.contact.ContactAttempts;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.FactScan;
import io.forbear.account.fact.Segments;
import io.forbear.account.fact.SegmentsInForce;
import io.forbear.account.stage.AccountHistory;
import io.forbear.account.stage.Hindsight;
import io.forbear.account.stage.StageService;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts accounts to the segments that others are told, and tells of those that have changed. The
 * caller holds the accounts, and has a transaction.
 */
@Component
public class Judging {
    private final FactScan facts;
    private final ContactAttempts attempts;
    private final Hindsight hindsight;
    private final PointsTables tables;
    private final JudgedAccounts judged;
    private final SegmentsInForce inForce;
    private final StageService stages;
    private final Clock clock;

    Judging(
            FactScan facts,
            ContactAttempts attempts,
            Hindsight hindsight,
            PointsTables tables,
            JudgedAccounts judged,
            SegmentsInForce inForce,
            StageService stages,
            Clock clock) {
        this.facts = facts;
        this.attempts = attempts;
        this.hindsight = hindsight;
        this.tables = tables;
        this.judged = judged;
        this.inForce = inForce;
        this.stages = stages;
        this.clock = clock;
    }

    /**
     * How many accounts were judged.
     *
     * @param changed of how many the segments are other ones than before
     */
    record Judged(long accounts, long changed) {
        static final Judged NONE = new Judged(0, 0);

        Judged plus(Judged other) {
            return new Judged(accounts + other.accounts, changed + other.changed);
        }
    }

    /**
     * Judges those accounts that nobody has judged yet, so that the first that others are told of
     * an account tells its segments, too. Tells nothing itself.
     */
    public Mono<Void> judgeFirst(Collection<AccountId> accounts) {
        return judged.notYetJudged(accounts)
                .filter(missing -> !missing.isEmpty())
                .flatMap(this::judgements)
                .flatMap(found -> judged.store(found, tables.version(), clock.instant()));
    }

    /** Judges accounts anew, and tells of those whose segments have changed. */
    Mono<Judged> judge(List<AccountId> accounts) {
        return accounts.isEmpty()
                ? Mono.just(Judged.NONE)
                : Mono.zip(judgements(accounts), inForce.on(accounts))
                        .flatMap(known -> carryOut(accounts, known.getT1(), known.getT2()));
    }

    private Mono<Judged> carryOut(
            List<AccountId> all, List<Judgement> found, Map<AccountId, Segments> before) {
        var now = found.stream().collect(toMap(one -> one.account().account(), one -> one));
        var gone = all.stream().filter(account -> !now.containsKey(account)).toList();
        var changed =
                found.stream()
                        .filter(one -> !one.segments().equals(before.get(one.account().account())))
                        .map(one -> one.account().account())
                        .toList();
        return judged.store(found, tables.version(), clock.instant())
                .then(Mono.defer(() -> judged.forget(gone)))
                .then(Mono.defer(() -> stages.tellSegments(changed)))
                .thenReturn(new Judged(found.size(), changed.size()));
    }

    private Mono<List<Judgement>> judgements(List<AccountId> accounts) {
        return facts.of(accounts)
                .map(
                        known ->
                                known.stream()
                                        .flatMap(one -> Stream.ofNullable(hindsight.of(one)))
                                        .toList())
                .flatMap(this::ofHistories);
    }

    private Mono<List<Judgement>> ofHistories(List<AccountHistory> histories) {
        return attempts.of(histories.stream().map(AccountHistory::debtor).toList())
                .map(
                        tried ->
                                histories.stream()
                                        .flatMap(
                                                history ->
                                                        Stream.ofNullable(
                                                                Judgement.of(
                                                                        history,
                                                                        tried.getOrDefault(
                                                                                history.debtor(),
                                                                                List.of()),
                                                                        history.dateOf(
                                                                                clock.instant()),
                                                                        tables)))
                                        .toList());
    }
}
