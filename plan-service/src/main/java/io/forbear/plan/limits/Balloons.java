package io.forbear.plan.limits;

import io.forbear.plan.schedule.Schedule;
import io.forbear.service.place.Jurisdictions;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a plan may end with a balloon, a last instalment more than twice any other. It is forbidden
 * wherever nothing here allows it.
 */
record Balloons(List<Allowed> allowed) {
    Balloons {
        allowed = List.copyOf(allowed);
    }

    /**
     * That a balloon is allowed.
     *
     * @param product null: for every product
     * @param maxPercent how much of the total it may be
     */
    record Allowed(String jurisdiction, @Nullable String product, int maxPercent) {
        private boolean isFor(Debt debt) {
            return (product == null || product.equals(debt.product()))
                    && !debt.jurisdictions().isEmpty()
                    && debt.jurisdictions().stream()
                            .allMatch(place -> Jurisdictions.covers(jurisdiction, place));
        }

        private boolean permits(Schedule schedule) {
            var last = schedule.instalments().getLast().amount().amount();
            return last.multiply(BigDecimal.valueOf(100))
                            .compareTo(
                                    schedule.total()
                                            .amount()
                                            .multiply(BigDecimal.valueOf(maxPercent)))
                    <= 0;
        }
    }

    List<Refusal> against(Schedule schedule, Collection<Debt> debts) {
        return schedule.endsWithABalloon() && !debts.stream().allMatch(d -> permits(schedule, d))
                ? List.of(
                        new Refusal(
                                "instalments",
                                "must not end with a balloon, found a last instalment of "
                                        + schedule.instalments().getLast().amount()
                                        + " (plan limits, balloons)"))
                : List.of();
    }

    private boolean permits(Schedule schedule, Debt debt) {
        return allowed.stream().anyMatch(one -> one.isFor(debt) && one.permits(schedule));
    }
}
