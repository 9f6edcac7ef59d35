package io.forbear.simulator.pace;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What holds time back and does not get done for long is no longer waited for until it moves: it
 * may itself wait for time, or never get done. Not for several threads.
 */
final class Patience {
    private final Limits limits;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Set<String> passedOver = new TreeSet<>();

    /** Where a part has stood, and since when in real time. */
    private record Seen(Instant doneUntil, long sinceNanos) {}

    Patience(Limits limits) {
        this.limits = limits;
    }

    /**
     * Takes down a look.
     *
     * @param now the simulated instant
     * @param nanos the real time of the look
     * @return those that are still waited for
     */
    List<Standing> take(Collection<Standing> parts, Instant now, long nanos) {
        return parts.stream().filter(part -> isWaitedFor(part, now, nanos)).toList();
    }

    private boolean isWaitedFor(Standing part, Instant now, long nanos) {
        var before = seen.get(part.part());
        if (before == null
                || !before.doneUntil().equals(part.doneUntil())
                || part.doneUntil().plus(limits.ahead()).isAfter(now)) {
            seen.put(part.part(), new Seen(part.doneUntil(), nanos));
            passedOver.remove(part.part());
            return true;
        }
        if (nanos - before.sinceNanos() < limits.patience().toNanos()) {
            return true;
        }
        passedOver.add(part.part());
        return false;
    }

    /** The parts that are not waited for at present. */
    Set<String> passedOver() {
        return Set.copyOf(passedOver);
    }
}
