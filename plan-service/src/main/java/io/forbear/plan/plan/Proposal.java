package io.forbear.plan.plan;

import io.forbear.money.Money;
import io.forbear.plan.limits.AgreementTerms;
import io.forbear.plan.limits.FeeKind;
import io.forbear.plan.limits.Grounds;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.schedule.DayMove;
import io.forbear.plan.schedule.DueDates;
import io.forbear.plan.schedule.DueDay;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Schedule;
import io.forbear.plan.schedule.Split;
import io.forbear.rules.HolidayCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan as somebody would like to propose it.
 *
 * @param total what is to be paid, with the fees that accrue during the plan
 * @param due when instalments may fall due
 * @param oral whether it is offered by word of mouth
 * @param recordingRef recording of that
 * @param exceedsAbility the debt exceeds what the debtor can pay; null: not assessed
 * @param willing the debtor is willing to pay; null: not assessed
 * @param grounds what shows both
 * @param fees what of the total is fees; a kind that is missing: nothing is said about it
 * @param waiver what is waived of the debt, and no part of the total; null: nothing
 * @param proposedBy subject of the token
 */
public record Proposal(
        String debtorId,
        List<String> accountIds,
        Money total,
        Split split,
        DueRule due,
        Set<PlanContent> contents,
        @Nullable Boolean exceedsAbility,
        @Nullable Boolean willing,
        Grounds grounds,
        Map<FeeKind, Money> fees,
        @Nullable Money waiver,
        boolean oral,
        @Nullable String recordingRef,
        String proposedBy) {
    public Proposal {
        accountIds = List.copyOf(accountIds);
        contents = Set.copyOf(contents);
        fees = Map.copyOf(fees);
    }

    /**
     * When instalments may fall due, on whatever calendar the accounts are.
     *
     * @param from the first at the earliest
     */
    public record DueRule(LocalDate from, Frequency frequency, DueDay day, DayMove move) {
        public DueDates on(HolidayCalendar calendar) {
            return new DueDates(from, frequency, day, move, calendar);
        }
    }

    /** The terms; only once it is known that there can be such a schedule. */
    AgreementTerms terms(HolidayCalendar calendar) {
        return new AgreementTerms(
                Schedule.of(total, split, due.on(calendar)),
                contents,
                exceedsAbility,
                willing,
                grounds,
                fees,
                waiver);
    }
}
