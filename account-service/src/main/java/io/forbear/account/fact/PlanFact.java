package io.forbear.account.fact;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * What became of a repayment plan, for one of its accounts.
 *
 * <p>None can be made if the plan id is blank.
 *
 * @param effectiveAt when the agreement took effect, or when the plan ended
 */
public record PlanFact(
        UUID eventId, AccountId accountId, String planId, Kind kind, Instant effectiveAt)
        implements Fact {

    /** What became of it. Of two at one instant the later constant counts. */
    public enum Kind {
        AGREED,
        BROKEN,
        COMPLETED
    }

    /** The fact that holds at the end is the greatest. */
    public static final Comparator<PlanFact> BY_EVENT_TIME =
            Comparator.comparing(PlanFact::effectiveAt)
                    .thenComparing(PlanFact::kind)
                    .thenComparing(fact -> fact.eventId().toString());

    public PlanFact {
        if (planId.isBlank()) {
            throw new IllegalArgumentException("planId is blank");
        }
    }
}
