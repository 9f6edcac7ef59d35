package io.forbear.account.stage;

import io.forbear.account.stage.StagePolicy.Passage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to do about an account that was looked at anew. */
sealed interface StageDecision {

    /** Nothing has changed. */
    record Leave() implements StageDecision {}

    /** Only what others are not told has changed. */
    record Store(StoredAccount account) implements StageDecision {}

    /**
     * The stage or an amount has changed: store it and tell.
     *
     * @param changes in the order in which they are told; the last one leads to the account as it
     *     is now, those before it through stages that must be passed
     */
    record Tell(StoredAccount account, List<StageChange> changes) implements StageDecision {
        public Tell {
            changes = List.copyOf(changes);
        }
    }

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
     * @param passed the stages that must be passed on the way
     * @param asOf the date it follows on
     */
    static StageDecision between(
            @Nullable StoredAccount before,
            Staging now,
            List<Passage> passed,
            LocalDate asOf,
            Occasion occasion) {
        if (before != null && before.staging().equals(now)) {
            return new Leave();
        }
        if (before != null && before.staging().account().equals(now.account())) {
            return new Store(new StoredAccount(before.sequence(), reached(before, now, asOf), now));
        }
        return told(before, now, passed, asOf, occasion);
    }

    private static Reached reached(@Nullable StoredAccount before, Staging now, LocalDate asOf) {
        return (before == null ? Reached.NOTHING : before.reached()).judging(now.account(), asOf);
    }

    /**
     * Tells of an account though nothing may have changed that follows from its facts: something
     * else has that is told with it.
     */
    static StageDecision told(
            @Nullable StoredAccount before,
            Staging now,
            List<Passage> passed,
            LocalDate asOf,
            Occasion occasion) {
        var way = new ArrayList<>(passed);
        way.add(new Passage(now.account(), asOf));
        var changes = changes(before, way, occasion);
        var sequence = changes.getLast().sequence();
        return new Tell(new StoredAccount(sequence, reached(before, now, asOf), now), changes);
    }

    private static List<StageChange> changes(
            @Nullable StoredAccount before, List<Passage> way, Occasion occasion) {
        var sequence = before == null ? 0 : before.sequence();
        var stage = before == null ? null : before.staging().account().stage();
        var changes = new ArrayList<StageChange>();
        for (var step : way) {
            changes.add(
                    new StageChange(
                            ++sequence,
                            step.account(),
                            stage,
                            occasion.cause(),
                            occasion.causationId(),
                            step.asOf(),
                            occasion.at()));
            stage = step.account().stage();
        }
        return changes;
    }
}
