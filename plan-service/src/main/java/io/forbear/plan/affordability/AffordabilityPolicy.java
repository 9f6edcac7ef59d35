package io.forbear.plan.affordability;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the bank reckons what a debtor can afford.
 *
 * @param margin what share of what is left over the debtor keeps, in percent
 * @param abilityMonths a debt exceeds the debtor's ability if so many months' means do not pay it
 * @param livingMinimum the least a household needs in a month, by currency; none: what the debtor
 *     states
 */
public record AffordabilityPolicy(
        Margin margin, int abilityMonths, Map<String, Household> livingMinimum) {
    public AffordabilityPolicy {
        livingMinimum = Map.copyOf(livingMinimum);
        if (abilityMonths < 1) {
            throw new IllegalArgumentException(
                    "abilityMonths is at least 1, found " + abilityMonths);
        }
    }

    /** A share in percent and within which it may be adjusted. */
    public record Margin(int usual, int least, int most) {
        public Margin {
            if (least < 0 || usual < least || most < usual || most > 100) {
                throw new IllegalArgumentException(
                        "margins are 0 <= least <= usual <= most <= 100, found %d, %d, %d"
                                .formatted(least, usual, most));
            }
        }

        boolean allows(int percent) {
            return percent >= least && percent <= most;
        }
    }

    /** The least that one person needs in a month, and what each dependant adds. */
    public record Household(BigDecimal adult, BigDecimal dependant) {
        Money of(int dependants, String currency) {
            return new Money(
                    adult.add(dependant.multiply(BigDecimal.valueOf(dependants))), currency);
        }
    }

    @Nullable Money livingMinimum(Means means) {
        var household = livingMinimum.get(means.currency());
        return household == null ? null : household.of(means.dependants(), means.currency());
    }
}
