package io.forbear.plan.promise;

import io.forbear.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a promise has come to by a day.
 *
 * @param paid what was paid towards it in time
 * @param shortfall what was missing on the day that decided; null unless a date was missed
 * @param decidedOn the day from which on it is so; null while it is running
 * @param nextLookOn when it can turn out differently without a new fact; null: never
 */
public record Judgement(
        Outcome outcome,
        Money paid,
        @Nullable Money shortfall,
        @Nullable LocalDate decidedOn,
        List<DateStanding> dates,
        @Nullable LocalDate nextLookOn) {
    public Judgement {
        dates = List.copyOf(dates);
    }
}
