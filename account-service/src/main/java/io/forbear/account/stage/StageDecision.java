package io.forbear.account.stage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to do about an account that was looked at anew. */
sealed interface StageDecision {

    /** Nothing has changed. */
    record Leave() implements StageDecision {}

    /** Only what others are not told has changed. */
    record Store(StoredAccount account) implements StageDecision {}

    /** The stage or an amount has changed: store it and tell. */
    record Tell(StoredAccount account, StageChange change) implements StageDecision {}

    /**
     * Why and when an account is looked at.
     *
     * @param causationId the event that led to it; null when a day has passed
     */
    record Occasion(Cause cause, @Nullable UUID causationId, Instant at) {}

    /**
     * Compares what follows from the facts with what was stored.
     *
     * @param before null before the first statement
     * @param asOf the date it follows on
     */
    static StageDecision between(
            @Nullable StoredAccount before, Staging now, LocalDate asOf, Occasion occasion) {
        if (before == null) {
            return tell(0, null, now, asOf, occasion);
        }
        if (before.staging().equals(now)) {
            return new Leave();
        }
        return before.staging().account().equals(now.account())
                ? new Store(new StoredAccount(before.sequence(), now))
                : tell(before.sequence(), before.staging().account().stage(), now, asOf, occasion);
    }

    /**
     * Tells of an account though nothing may have changed that follows from its facts: something
     * else has that is told with it.
     */
    static StageDecision retold(
            @Nullable StoredAccount before, Staging now, LocalDate asOf, Occasion occasion) {
        return before == null
                ? tell(0, null, now, asOf, occasion)
                : tell(before.sequence(), before.staging().account().stage(), now, asOf, occasion);
    }

    private static Tell tell(
            long last,
            @Nullable String previousStage,
            Staging now,
            LocalDate asOf,
            Occasion occasion) {
        var sequence = last + 1;
        var change =
                new StageChange(
                        sequence,
                        now.account(),
                        previousStage,
                        occasion.cause(),
                        occasion.causationId(),
                        asOf,
                        occasion.at());
        return new Tell(new StoredAccount(sequence, now), change);
    }
}
