package io.forbear.plan.schedule;

import io.forbear.money.Money;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an instalment pays.
 *
 * @param debt the part of it that pays the debt
 * @param fees the part of it that pays the fees disclosed in the agreement
 */
public record InstalmentParts(Instalment instalment, Money debt, Money fees) {

    /**
     * Lays fees over a schedule in proportion to its instalments, rounded down to the currency's
     * smallest unit up to each; the last takes what rounding leaves. All parts sum to the fees, and
     * to the total without them.
     *
     * @param fees part of the schedule's total, and not more
     */
    public static List<InstalmentParts> of(Schedule schedule, Money fees) {
        var parts = new ArrayList<InstalmentParts>();
        var laid = Money.zero(schedule.currency());
        var total = schedule.total().amount();
        for (var instalment : schedule.instalments()) {
            var due = schedule.dueThrough(instalment.number()).amount();
            var through = fees.portion(due, total, RoundingMode.DOWN);
            var part = through.minus(laid);
            parts.add(new InstalmentParts(instalment, instalment.amount().minus(part), part));
            laid = through;
        }
        return List.copyOf(parts);
    }
}
