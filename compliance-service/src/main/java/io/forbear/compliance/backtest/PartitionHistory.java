package io.forbear.compliance.backtest;

import io.forbear.compliance.intake.HistoryReader.Entry;
import io.forbear.rules.Fact;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * The histories of all debtors of one partition, on the heap. Every topic has a debtor in the same
 * partition, so nothing about him is elsewhere.
 */
final class PartitionHistory {
    private final TreeMap<String, DebtorHistory> debtors = new TreeMap<>();
    private final long limit;
    private long facts;
    private long unusable;
    private Instant newest = Instant.EPOCH;

    /**
     * @param limit how many facts there may be at once
     */
    PartitionHistory(long limit) {
        this.limit = limit;
    }

    /**
     * Takes in what a record tells.
     *
     * @throws TooLargeException if there are too many facts
     */
    void add(Entry entry) {
        switch (entry) {
            case Entry.Learned(var debtorId, var told, var stage) -> {
                var history = of(debtorId, told);
                history.learn(told);
                if (stage != null) {
                    history.stage(stage);
                }
            }
            case Entry.Planned(var debtorId, var proposal) ->
                    of(debtorId, List.of(proposal)).plan(proposal);
            case Entry.Permitted(var debtorId, var permit) ->
                    of(debtorId, List.of(permit)).permit(permit);
            case Entry.Nothing _ -> {
                // no fact
            }
            case Entry.Unusable _ -> unusable++;
        }
    }

    private DebtorHistory of(String debtorId, List<? extends Fact> told) {
        facts += told.size();
        if (facts > limit) {
            throw new TooLargeException(limit);
        }
        for (var fact : told) {
            if (fact.recordedAt().isAfter(newest)) {
                newest = fact.recordedAt();
            }
        }
        return debtors.computeIfAbsent(debtorId, DebtorHistory::new);
    }

    /**
     * Judges everybody, and forgets each right away. Terms are seen as of the newest fact of the
     * partition, as told by the events, so that the same records always give the same answer.
     */
    Outcome judge(Judge judge) {
        var outcome = new Outcome();
        outcome.unusable(unusable);
        for (var next = debtors.pollFirstEntry(); next != null; next = debtors.pollFirstEntry()) {
            judge.judge(next.getValue(), newest, outcome);
        }
        return outcome;
    }

    /** More facts than the heap is meant to hold. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLargeException(long limit) {
            super(
                    "a partition has more than the "
                            + limit
                            + " facts that forbear.backtest.facts-per-partition allows on the heap;"
                            + " name offsets of a shorter stretch, or raise the limit");
        }
    }
}
