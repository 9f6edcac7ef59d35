package io.forbear.packs.retention;

import java.time.Period;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That something is to be kept.
 *
 * @param jurisdictions whose law it is; none: it holds everywhere
 * @param coverage whose collection it binds, as accounts name it; none: everybody's
 * @param period how long; null: as long as what it starts from lasts
 */
public record RetentionRule(
        String id,
        String title,
        String statement,
        String citation,
        String verify,
        Set<String> jurisdictions,
        Set<String> coverage,
        Start from,
        @Nullable Period period,
        Set<DataClass> keeps) {
    /** What a period starts from, or what lasts. */
    public enum Start {
        EACH_CONTACT,
        LAST_CONTACT,
        DEBT_OPEN,
        COMPLAINT_OPEN,
        COMPLAINT;

        /** Whether a period runs from it. */
        boolean isInstant() {
            return this != DEBT_OPEN && this != COMPLAINT_OPEN;
        }
    }

    public RetentionRule {
        jurisdictions = Set.copyOf(jurisdictions);
        coverage = Set.copyOf(coverage);
        keeps = Set.copyOf(keeps);
        if (from.isInstant() != (period != null)) {
            throw new IllegalArgumentException(
                    "%s: a period stands beside an instant, found %s from %s"
                            .formatted(id, period, from));
        }
    }
}
