package io.forbear.messaging.inbox;

import io.forbear.messaging.inbox.ParkedDecisions.Kind;
import io.forbear.messaging.inbox.Replay.Outcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What operations do about parked records; every decision is kept with its author and reason. */
final class ParkedService {
    private final ParkedRecords parked;
    private final ParkedDecisions decisions;
    private final Replay replay;
    private final ParkedListing listing;
    private final ParkedReader reader;
    private final TransactionalOperator transactions;

    ParkedService(
            ParkedRecords parked,
            ParkedDecisions decisions,
            Replay replay,
            ParkedListing listing,
            ParkedReader reader,
            TransactionalOperator transactions) {
        this.parked = parked;
        this.decisions = decisions;
        this.replay = replay;
        this.listing = listing;
        this.reader = reader;
        this.transactions = transactions;
    }

    /**
     * What became of a line.
     *
     * @param key null if the record stood alone
     * @param replayed records that took effect
     * @param remaining records that stay parked
     * @param stoppedAt id of the record that stopped it; null if none did
     * @param message why it did, without what is personal
     */
    record LineReport(
            String group,
            @Nullable String key,
            long replayed,
            long remaining,
            @Nullable UUID stoppedAt,
            Failure.@Nullable Reason reason,
            @Nullable String message) {}

    /** What became of a replay; of a dry run: what would have. */
    record ReplayReport(UUID decision, boolean dryRun, long replayed, List<LineReport> lines) {}

    /** Which records were dismissed; those that were not parked are missing. */
    record DismissalReport(UUID decision, List<UUID> dismissed) {}

    Mono<ReplayReport> replay(Selection selection, String actor, String reason) {
        return run(selection, actor, reason, false);
    }

    Mono<ReplayReport> rehearse(Selection selection, String actor, String reason) {
        return run(selection, actor, reason, true);
    }

    Mono<DismissalReport> dismiss(List<UUID> ids, String actor, String reason) {
        return decisions
                .begin(actor, Kind.DISMISSAL, reason, new Selection(null, null, ids))
                .flatMap(decision -> dismiss(ids, decision))
                .as(transactions::transactional);
    }

    /**
     * A record with what is personal in it, after it was noted who sees it.
     *
     * @return empty if it is not parked, or not any more
     */
    Mono<ParkedListing.Entry> unmask(UUID id, String actor, String reason) {
        return parked.find(id)
                .flatMap(
                        _ ->
                                decisions.begin(
                                        actor,
                                        Kind.UNMASKING,
                                        reason,
                                        new Selection(null, null, List.of(id))))
                .flatMap(
                        decision ->
                                listing.whole(id)
                                        .delayUntil(_ -> decisions.end(decision, List.of(id))));
    }

    private Mono<DismissalReport> dismiss(List<UUID> ids, UUID decision) {
        return parked.dismiss(ids, decision)
                .collectList()
                .map(dismissed -> new DismissalReport(decision, dismissed))
                .flatMap(report -> decisions.end(decision, report).thenReturn(report));
    }

    private Mono<ReplayReport> run(
            Selection selection, String actor, String reason, boolean dryRun) {
        var kind = dryRun ? Kind.DRY_RUN : Kind.REPLAY;
        return decisions
                .begin(actor, kind, reason, selection)
                .flatMap(decision -> run(selection, decision, dryRun))
                .flatMap(report -> decisions.end(report.decision(), report).thenReturn(report));
    }

    private Mono<ReplayReport> run(Selection selection, UUID decision, boolean dryRun) {
        return parked.lines(selection)
                .collectList()
                .flatMapIterable(lines -> lines)
                .concatMap(line -> run(line, decision, dryRun))
                .collectList()
                .map(lines -> new ReplayReport(decision, dryRun, total(lines), lines));
    }

    private Mono<LineReport> run(Line line, UUID decision, boolean dryRun) {
        var outcomes = dryRun ? replay.rehearse(line, decision) : replay.run(line, decision);
        return outcomes.collectList()
                .zipWhen(_ -> parked.remaining(line))
                .publishOn(Schedulers.boundedElastic()) // decoding may ask the registry
                .map(both -> report(line, both.getT1(), both.getT2()));
    }

    private LineReport report(Line line, List<Outcome> outcomes, long remaining) {
        var key = line instanceof Line.OfKey ofKey ? ofKey.key() : null;
        return !outcomes.isEmpty() && outcomes.getLast() instanceof Outcome.Stopped stopped
                ? new LineReport(
                        line.group(),
                        key,
                        outcomes.size() - 1,
                        remaining,
                        stopped.record().id(),
                        stopped.failure().reason(),
                        reader.maskedMessage(
                                stopped.record().received(), stopped.failure().message()))
                : new LineReport(line.group(), key, outcomes.size(), remaining, null, null, null);
    }

    private static long total(List<LineReport> lines) {
        return lines.stream().mapToLong(LineReport::replayed).sum();
    }
}
