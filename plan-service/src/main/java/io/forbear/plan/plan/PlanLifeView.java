package io.forbear.plan.plan;

import io.forbear.money.Money;
import io.forbear.plan.debtor.Pause;
import io.forbear.plan.performance.Breach;
import io.forbear.plan.performance.InstalmentStanding;
import io.forbear.plan.performance.LawfulPauses;
import io.forbear.plan.performance.Life;
import io.forbear.plan.performance.LifeTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The life of an agreed plan so far.
 *
 * @param standing the row of the decision table that decides
 * @param paid what is set against it by today, oldest instalment first
 * @param overpaid what is paid beyond its total
 * @param pause that lasts today; its {@code until} is the review date
 * @param predecessorPlanId the plan in whose place it was agreed
 * @param successorPlanId the plan that took its place
 * @param cuts what the law does not leave of hardship that the debtor declared: from then on
 *     instalments fall due again, so agree another plan with him in time
 */
record PlanLifeView(
        String planId,
        LifeTable standing,
        Money total,
        Money paid,
        Money overpaid,
        List<InstalmentLife> instalments,
        @Nullable Pause pause,
        @Nullable Breach breach,
        @Nullable String predecessorPlanId,
        @Nullable String successorPlanId,
        List<LawfulPauses.Cut> cuts) {

    /**
     * An instalment.
     *
     * @param agreedFor the due date that was agreed
     * @param dueOn when it falls due after all pauses
     */
    record InstalmentLife(
            int number,
            LocalDate agreedFor,
            LocalDate dueOn,
            Money amount,
            Money paid,
            InstalmentStanding.State state) {}

    static PlanLifeView of(
            Plan plan, Life life, Optional<String> predecessor, List<LawfulPauses.Cut> cuts) {
        var performance = life.performance();
        var replacement = life.replacement();
        return new PlanLifeView(
                plan.planId(),
                life.row(),
                plan.schedule().total(),
                performance.paid(),
                performance.overpaid(),
                instalments(plan, performance.instalments()),
                life.pause().orElse(null),
                life.row() == LifeTable.BROKEN ? life.breach().orElse(null) : null,
                predecessor.orElse(null),
                replacement == null ? null : replacement.planId(),
                cuts);
    }

    private static List<InstalmentLife> instalments(Plan plan, List<InstalmentStanding> standings) {
        return IntStream.range(0, standings.size())
                .mapToObj(
                        i ->
                                new InstalmentLife(
                                        i + 1,
                                        plan.schedule().instalments().get(i).dueOn(),
                                        standings.get(i).instalment().dueOn(),
                                        standings.get(i).instalment().amount(),
                                        standings.get(i).paid(),
                                        standings.get(i).state()))
                .toList();
    }
}
