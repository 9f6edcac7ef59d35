package io.forbear.compliance.intake;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells an outage around us from a fault of the record. */
final class Outage {
    private Outage() {}

    /** Whether a failure to decode comes from a registry that cannot be reached. */
    static boolean caused(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** What the innermost cause says. */
    static String rootMessage(Throwable failure) {
        var cause = failure;
        for (var next = cause.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
