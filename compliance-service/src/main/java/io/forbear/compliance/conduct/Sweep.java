package io.forbear.compliance.conduct;

import io.forbear.compliance.casefile.CaseFileStore;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the case files of one task again and again, some rows at a time, for the debtors
 * whom no event touches. Where it is, is not stored: after a restart it begins anew.
 *
 * <p>A file in which nothing got old since the last round has nothing more to forget than it had
 * then. So a round stays on a file until nothing in it may be forgotten, and the next one passes
 * files by that have nothing newly old.
 */
final class Sweep {
    /** A few milliseconds' worth. */
    private static final int ROWS = 400;

    private static final Duration REST = Duration.ofHours(6);

    /** A permit ends a little later than the contact was planned for, and keeps it so long. */
    private static final Duration OVERLAP = Duration.ofDays(1);

    /** Rules may need less by now, and old statements may have come late: all files again. */
    private static final Duration AFRESH = Duration.ofDays(30);

    private @Nullable Bytes here;
    private @Nullable Bytes next;
    private boolean isThrough = true;
    private Instant began = Instant.MIN;
    private Instant beganAfresh = Instant.MIN;

    // what is older was looked at in an earlier round
    private Instant looked = Instant.MIN;
    private Instant restsUntil = Instant.MIN;
    private boolean isWalking;
    private boolean hasFailed;

    /** Whether it rests, having come to the end. */
    boolean rests(Instant realTime) {
        return realTime.isBefore(restsUntil);
    }

    /** The debtor on the next stretch who has facts that may be forgotten; null if nobody has. */
    @Nullable String next(CaseFileStore files, Instant mark) {
        if (isThrough) {
            begin(mark);
        }
        here = next;
        isWalking = true;
        var walk = files.walk(next, looked, mark, ROWS);
        isWalking = false;
        next = walk.next();
        isThrough = next == null;
        return walk.debtor();
    }

    /** Does not go on yet: the debtor may have more to forget. */
    void stay() {
        next = here;
        isThrough = false;
    }

    /** Takes a rest if it has come to the end. */
    void pause(Instant realTime) {
        if (isThrough) {
            restsUntil = realTime.plus(REST);
            if (!hasFailed && !began.equals(Instant.MIN)) {
                looked = began.minus(OVERLAP);
            }
        }
    }

    /**
     * Takes it that something failed. It goes on behind a debtor whose file cannot be looked at; at
     * rows that cannot be walked through it takes a rest. The next round looks at all of this one
     * again.
     */
    void fail(Instant realTime) {
        hasFailed = true;
        if (isThrough || isWalking) {
            restsUntil = realTime.plus(REST);
        }
    }

    private void begin(Instant mark) {
        began = mark;
        hasFailed = false;
        if (beganAfresh.equals(Instant.MIN) || mark.isAfter(beganAfresh.plus(AFRESH))) {
            beganAfresh = mark;
            looked = Instant.MIN;
        }
    }
}
