package io.forbear.compliance.rulepack;

import io.forbear.rules.Retention;
import io.forbear.rules.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far back contacts are judged. A contact that is older is final: a report of it that comes now
 * is parked, what was found on it stands, and it is forgotten once no rule needs it.
 *
 * @param length counted from now; at least what the rules look back and the longest term lasts
 */
public record Horizon(Duration length) {
    /** A little more than the two years for which recordings of collection are kept. */
    public static final Horizon USUAL = new Horizon(Duration.ofDays(800));

    public Horizon {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException(
                    "expected forbear.conduct.horizon to be a positive time, found " + length);
        }
    }

    /** The oldest instant of which contacts are judged. */
    public Instant asOf(Instant now) {
        return now.minus(length);
    }

    /** Why it is too short for these rules; null when it is not. */
    public @Nullable String shortfall(RuleBook book) {
        var retention = new Retention(book, List.of());
        return length.compareTo(retention.leastHorizon()) >= 0
                ? null
                : ("forbear.conduct.horizon is %d days, but the rules look back %d days and their"
                                + " longest term is %d days: it must be at least %d days")
                        .formatted(
                                length.toDays(),
                                ceiling(retention.lookBack()),
                                ceiling(retention.longestTerm()),
                                ceiling(retention.leastHorizon()));
    }

    private static long ceiling(Duration duration) {
        return duration.plusDays(1).minusNanos(1).toDays();
    }
}
