package io.forbear.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * A year in the life of plans and promises: whatever order its facts arrive in, it ends the same.
 * {@code -Dforbear.accounts=20000} lives it for so many accounts.
 */
class YearOfLifeTest {
    private static final int ACCOUNTS = Integer.getInteger("forbear.accounts", 400);

    @Test
    void endsTheSameInWhateverOrderItsFactsArrive() {
        var ends = new EnumMap<PlanStatus, Integer>(PlanStatus.class);
        for (int account = 0; account < ACCOUNTS; account++) {
            var random = new Random(account);
            var year = YearOfLife.of("PLAN-" + account, random);
            var inOrder = year.end(year.facts());
            var arrivals = new ArrayList<>(year.facts());
            year.facts().stream().filter(_ -> random.nextInt(4) == 0).forEach(arrivals::add);
            Collections.shuffle(arrivals, random);
            assertThat(year.end(arrivals)).as("account %d", account).isEqualTo(inOrder);
            ends.merge(inOrder.status(), 1, Integer::sum);
        }
        assertHasLived(ends);
    }

    @Property(tries = 100)
    void endsTheSameAsIfAllHadBeenKnownAtOnce(@ForAll Random random) {
        var year = YearOfLife.of("PLAN-1", random);
        assertThat(year.end(year.facts())).isEqualTo(year.endKnownAtOnce());
    }

    /** A year in which nothing happens would prove nothing. */
    private static void assertHasLived(Map<PlanStatus, Integer> ends) {
        assertThat(ends.keySet())
                .contains(
                        PlanStatus.IN_FORCE,
                        PlanStatus.COMPLETED,
                        PlanStatus.BROKEN,
                        PlanStatus.STOPPED,
                        PlanStatus.RENEGOTIATED);
        ends.forEach((_, count) -> assertThat(count).as("%s", ends).isGreaterThan(ACCOUNTS / 100));
        System.out.println(ACCOUNTS + " accounts ended as " + ends);
    }
}
