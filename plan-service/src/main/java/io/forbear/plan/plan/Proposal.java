package io.forbear.plan.plan;

import io.forbear.money.Money;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan as somebody would like to propose it.
 *
 * @param oral whether it is offered by word of mouth
 * @param recordingRef recording of that
 * @param exceedsAbility the debt exceeds what the debtor can pay; null: not assessed
 * @param willing the debtor is willing to pay; null: not assessed
 * @param proposedBy subject of the token
 */
record Proposal(
        String debtorId,
        List<String> accountIds,
        Money total,
        Split split,
        LocalDate firstDueOn,
        Frequency frequency,
        Set<PlanContent> contents,
        @Nullable Boolean exceedsAbility,
        @Nullable Boolean willing,
        boolean oral,
        @Nullable String recordingRef,
        String proposedBy) {
    Proposal {
        accountIds = List.copyOf(accountIds);
        contents = Set.copyOf(contents);
    }

    /** How the total is split. */
    sealed interface Split {
        /** Into so many equal instalments. */
        record ByCount(int instalments) implements Split {}

        /** Into instalments of this amount. */
        record ByAmount(Money instalment) implements Split {}
    }

    /** The schedule; only once it is known that there can be one. */
    Schedule schedule() {
        return switch (split) {
            case Split.ByCount(var count) -> Schedule.ofCount(total, count, firstDueOn, frequency);
            case Split.ByAmount(var amount) ->
                    Schedule.ofAmount(total, amount, firstDueOn, frequency);
        };
    }
}
