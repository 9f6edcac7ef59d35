package io.forbear.compliance.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One back-test of one version of a pack.
 *
 * @param number counts the back-tests of the version
 * @param digest of the text that is tested
 * @param requestedBy subject of the token
 * @param recordsDone offsets read so far
 * @param recordsAll offsets to read
 * @param report once it is finished
 * @param failure why it failed or was interrupted
 */
record Backtest(
        String rulePackId,
        int number,
        String digest,
        String requestedBy,
        Instant startedAt,
        Request request,
        Status status,
        long recordsDone,
        long recordsAll,
        @Nullable Instant finishedAt,
        @Nullable Report report,
        @Nullable String failure) {

    /** How far a back-test has come. */
    enum Status {
        RUNNING,
        FINISHED,
        FAILED,
        /** The instance that ran it was stopped, or has not been heard of for a minute. */
        INTERRUPTED
    }

    /**
     * What is to be replayed.
     *
     * @param from what happened before is read as background, and not judged; null: no limit
     * @param to what happened from then on is not judged; null: no limit
     * @param offsets what is read, as an earlier report names it; null: everything there is now
     */
    record Request(
            @Nullable Instant from, @Nullable Instant to, @Nullable List<Stretch.Range> offsets) {
        static final Request EVERYTHING = new Request(null, null, null);
    }

    @JsonProperty
    int percent() {
        return recordsAll == 0 ? 0 : (int) (100 * recordsDone / recordsAll);
    }
}
