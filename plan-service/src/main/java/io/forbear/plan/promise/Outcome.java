package io.forbear.plan.promise;

/** What a promise has come to. */
public enum Outcome {
    RUNNING,
    KEPT,
    PARTLY_KEPT,
    BROKEN,
    WITHDRAWN,
    /** The debtor has died or gone bankrupt. */
    STOPPED;

    /** Whether the debtor has not kept his word. */
    public boolean isFailure() {
        return switch (this) {
            case PARTLY_KEPT, BROKEN -> true;
            case RUNNING, KEPT, WITHDRAWN, STOPPED -> false;
        };
    }
}
