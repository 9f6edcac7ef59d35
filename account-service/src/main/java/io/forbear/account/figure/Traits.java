package io.forbear.account.figure;

import io.forbear.account.stage.Position;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * In what accounts that are counted together are alike at the end of a day.
 *
 * @param cohort month of the earliest due date ever stated as unpaid, like 2026-03; NONE if there
 *     is none
 * @param agency NONE for accounts that are with no agency
 * @param bucket of days past due, see {@link Ageing}
 */
record Traits(
        String cohort,
        String stage,
        String product,
        String agency,
        String currency,
        int bucket,
        boolean overdue) {
    private static final String NEVER = "NONE";

    static Traits of(Position position, String agency) {
        return new Traits(
                cohort(position.firstOverdue()),
                position.stage(),
                position.terms().product(),
                agency,
                position.balance().currency(),
                Ageing.bucket(position.daysPastDue()),
                position.isOverdue());
    }

    static String cohort(@Nullable LocalDate firstOverdue) {
        return firstOverdue == null ? NEVER : YearMonth.from(firstOverdue).toString();
    }
}
