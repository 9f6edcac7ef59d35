package io.forbear.contact.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a task: a person, until the lock expires unless it is prolonged. After that anybody may
 * take it; until somebody does, the holder may still go on.
 *
 * @param holder null unless it is taken
 * @param lockedUntil from then on others may take it
 */
record Holding(State state, @Nullable String holder, @Nullable Instant lockedUntil) {
    Holding {
        if ((state == State.TAKEN) != (holder != null && lockedUntil != null)) {
            throw new IllegalArgumentException(
                    "a task has a holder and a lock while it is taken, found %s, %s, %s"
                            .formatted(state, holder, lockedUntil));
        }
    }

    /** How a task stands. */
    enum State {
        OPEN,
        TAKEN,
        DONE,
        /** The report behind it was corrected. */
        WITHDRAWN
    }

    /** What becomes of it, or why nothing does. */
    sealed interface Answer {
        record Now(Holding holding) implements Answer {}

        record Refused(String because) implements Answer {}
    }

    /** Whether somebody holds it at that instant. */
    boolean isHeld(Instant now) {
        return state == State.TAKEN && lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** Whether somebody held it whose lock has ended, and nobody has taken it since. */
    boolean isLeft(String who, Instant now) {
        return holds(who) && !isHeld(now);
    }

    Answer take(String who, Instant now, Instant until) {
        return switch (state) {
            case OPEN -> taken(who, until);
            case TAKEN ->
                    isHeld(now) && !who.equals(holder)
                            ? new Answer.Refused("it is held by " + holder)
                            : taken(who, until);
            case DONE, WITHDRAWN -> ended();
        };
    }

    /** Says that one is still at it. */
    Answer prolong(String who, Instant until) {
        return holds(who) ? taken(who, until) : notHeldBy(who);
    }

    Answer giveBack(String who) {
        return holds(who) ? new Answer.Now(new Holding(State.OPEN, null, null)) : notHeldBy(who);
    }

    Answer handOver(String who, String to, Instant until) {
        if (who.equals(to)) {
            return new Answer.Refused("it cannot be handed over to oneself");
        }
        return holds(who) ? taken(to, until) : notHeldBy(who);
    }

    Answer end(String who) {
        return holds(who) ? new Answer.Now(new Holding(State.DONE, null, null)) : notHeldBy(who);
    }

    private boolean holds(String who) {
        return state == State.TAKEN && who.equals(holder);
    }

    private Answer notHeldBy(String who) {
        return switch (state) {
            case OPEN, TAKEN -> new Answer.Refused("it is not held by " + who);
            case DONE, WITHDRAWN -> ended();
        };
    }

    private Answer ended() {
        return new Answer.Refused("it has ended: " + state);
    }

    private static Answer taken(String who, Instant until) {
        return new Answer.Now(new Holding(State.TAKEN, who, until));
    }
}
