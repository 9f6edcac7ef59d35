package io.forbear.compliance.conduct;

import io.forbear.compliance.casefile.CaseFileStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the case files of one task again and again, some rows at a time, for the debtors
 * whom no event touches. Where it is, is not stored: after a restart it begins anew.
 */
final class Sweep {
    /** A few milliseconds' worth. */
    private static final int ROWS = 2_000;

    private static final Duration REST = Duration.ofHours(6);

    private @Nullable Bytes next;
    private Instant restsUntil = Instant.MIN;

    /** Whether it rests, having come to the end. */
    boolean rests(Instant realTime) {
        return realTime.isBefore(restsUntil);
    }

    /** The debtors on the next stretch who have facts that may be forgotten. */
    Set<String> next(CaseFileStore files, Instant mark) {
        var walk = files.walk(next, mark, ROWS);
        next = walk.next();
        return walk.debtors();
    }

    /** Takes a rest if it has come to the end. */
    void pause(Instant realTime) {
        if (next == null) {
            restsUntil = realTime.plus(REST);
        }
    }
}
