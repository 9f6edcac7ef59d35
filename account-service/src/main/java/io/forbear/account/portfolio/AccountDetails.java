package io.forbear.account.portfolio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account, what is known about it, and how it came to its stage.
 *
 * @param knownAt by what was known at this instant; null: by what is known now
 * @param asOf the date it was judged for, if that was asked for; null: today
 * @param setAside postings on it that do not count, and why not
 * @param history the newest first
 */
record AccountDetails(
        @JsonUnwrapped AccountView account,
        @Nullable Instant knownAt,
        @Nullable LocalDate asOf,
        FactSummary facts,
        List<SetAside> setAside,
        List<HistoryEntry> history) {

    /**
     * How much is known.
     *
     * @param statedAt event time of the newest statement
     * @param learntAt when the service learnt of that statement
     * @param corrections how many facts have been corrected
     */
    record FactSummary(
            long statements,
            Instant statedAt,
            Instant learntAt,
            long postings,
            long corrections,
            List<PlanEntry> plans,
            List<CircumstanceEntry> circumstances,
            List<PauseEntry> pauses) {}

    /** What came into force on the account, or ended. */
    record CircumstanceEntry(
            String kind, String subject, String state, Instant effectiveAt, Instant learntAt) {}

    /**
     * Days that are not counted.
     *
     * @param to null: until further notice
     */
    record PauseEntry(String pauseId, LocalDate from, @Nullable LocalDate to, Instant learntAt) {}

    /** What became of a plan. */
    record PlanEntry(String planId, String kind, Instant effectiveAt, Instant learntAt) {}

    /**
     * A change of the stage or of an amount, as it was told on {@code account.stage}.
     *
     * @param asOf the date the stage was judged for
     */
    record HistoryEntry(
            long sequence,
            String stage,
            @Nullable String previousStage,
            String cause,
            @Nullable UUID causationId,
            LocalDate asOf,
            Instant changedAt,
            @Nullable LocalDate overdueSince,
            Money amountOverdue,
            Money balance) {}
}
