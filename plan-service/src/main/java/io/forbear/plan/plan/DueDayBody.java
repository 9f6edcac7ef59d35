package io.forbear.plan.plan;

import io.forbear.plan.schedule.DueDay;
import io.forbear.service.problem.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * On which day of the month an instalment falls due.
 *
 * @param day for DAY_OF_MONTH that day; for PAYDAY the day on which wages come
 * @param businessDaysAfter for PAYDAY how many business days later; 0 unless given
 */
public record DueDayBody(
        @NotNull Rule rule,
        @Nullable @Min(1) @Max(31) Integer day,
        @Nullable @Min(0) @Max(5) Integer businessDaysAfter) {

    /** Names of the rules. */
    public enum Rule {
        SAME_DAY,
        DAY_OF_MONTH,
        MONTH_END,
        PAYDAY
    }

    /**
     * The day.
     *
     * @param body null: the same day as the first due date
     * @throws Problem 422 if a day is missing
     */
    static DueDay dueDay(@Nullable DueDayBody body) {
        return body == null ? new DueDay.SameDay() : body.dueDay();
    }

    private DueDay dueDay() {
        return switch (rule) {
            case SAME_DAY -> new DueDay.SameDay();
            case DAY_OF_MONTH -> new DueDay.DayOfMonth(stated());
            case MONTH_END -> new DueDay.MonthEnd();
            case PAYDAY ->
                    new DueDay.Payday(stated(), businessDaysAfter == null ? 0 : businessDaysAfter);
        };
    }

    private int stated() {
        if (day == null) {
            throw Problem.invalid("dueDay.day", "must be given for " + rule);
        }
        return day;
    }
}
