package io.forbear.plan.plan;

import io.forbear.plan.debtor.Pause;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pause that was agreed for one plan, and what became of it.
 *
 * @param reviewOn when it ends unless it is ended before
 * @param end null: it was not
 */
record AgreedPause(
        UUID pauseId,
        LocalDate from,
        LocalDate reviewOn,
        String because,
        String agreedBy,
        @Nullable End end) {
    AgreedPause {
        if (end != null && (end.on().isBefore(from) || !end.on().isBefore(reviewOn))) {
            throw new IllegalArgumentException(
                    "a pause from %s, reviewed on %s, cannot be ended on %s"
                            .formatted(from, reviewOn, end.on()));
        }
    }

    /**
     * That it was ended before its review.
     *
     * @param on the first day on which it lasts no more
     */
    record End(LocalDate on, String because, String by) {}

    /** The days it lasts. */
    Pause pause() {
        return new Pause(Pause.Reason.HARDSHIP, from, until());
    }

    private LocalDate until() {
        return end == null ? reviewOn : end.on();
    }

    /** Whether it can be ended on a day: only once, and only while it lasts. */
    boolean canEnd(LocalDate today) {
        return end == null && pause().covers(today);
    }

    /** The same, ended. */
    AgreedPause ended(End early) {
        return new AgreedPause(pauseId, from, reviewOn, because, agreedBy, early);
    }
}
