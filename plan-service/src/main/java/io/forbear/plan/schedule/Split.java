package io.forbear.plan.schedule;

import io.forbear.money.Money;
import java.time.Month;
import java.util.Map;

/** How a total is split into instalments. */
public sealed interface Split {
    /** Into so many equal instalments. */
    record ByCount(int instalments) implements Split {}

    /** Into instalments of this amount; the last is what remains. */
    record ByAmount(Money instalment) implements Split {}

    /**
     * Into instalments that grow.
     *
     * @param every after how many instalments they grow
     * @param percent by how much each time, in percent of the first instalment
     */
    record StepUp(int instalments, int every, int percent) implements Split {}

    /**
     * Into instalments as the debtor's year allows.
     *
     * @param percents what is due in a month, in percent of an ordinary month; 0: nothing is due in
     *     it, and the plan goes on for a month longer; 100 for months that are not named
     */
    record Seasonal(int instalments, Map<Month, Integer> percents) implements Split {
        public Seasonal {
            percents = Map.copyOf(percents);
        }

        int percent(Month month) {
            return percents.getOrDefault(month, 100);
        }
    }

    /**
     * Into equal instalments and one of another amount at the end.
     *
     * @param instalments how many, with the last
     */
    record Balloon(int instalments, Money last) implements Split {}
}
