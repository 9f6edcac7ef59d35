package io.forbear.rules;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of time in which the gate answers the same on a contact, by the same rules.
 *
 * @param from first instant of it, in whole milliseconds as events are
 * @param until first instant after it
 * @param closedBy what forbids the contact at the first instant; none if it is lawful
 */
public record Stretch(Instant from, Instant until, List<Finding> closedBy) {
    public Stretch {
        closedBy = List.copyOf(closedBy);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "expected a stretch to end after " + from + ", found " + until);
        }
    }

    /** Whether the contact may be made. */
    public boolean lawful() {
        return closedBy.isEmpty();
    }

    /** Both together; the other follows on this one. */
    Stretch and(Stretch next) {
        return new Stretch(from, next.until, closedBy);
    }

    /** Whether the same rules forbid the contact in both. */
    boolean closedLike(Stretch other) {
        if (closedBy.size() != other.closedBy.size()) {
            return false;
        }
        for (int i = 0; i < closedBy.size(); i++) {
            if (!closedBy.get(i).id().equals(other.closedBy.get(i).id())) {
                return false;
            }
        }
        return true;
    }
}
