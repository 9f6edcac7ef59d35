package io.forbear.account.agency;

import java.time.Period;

/**
 * How many violations of a rule an agency may have.
 *
 * @param rule a rule's id, or the beginning of ids followed by {@code *}
 * @param allowed so many; once there are, nothing new is placed with it
 * @param within counted over contacts of so many days, today included
 */
public record BudgetRule(String rule, int allowed, Period within) {
    public BudgetRule {
        if (allowed < 1) {
            throw new IllegalArgumentException("allowed is at least 1, found " + allowed);
        }
        if (within.isZero() || within.isNegative()) {
            throw new IllegalArgumentException("within is at least a day, found " + within);
        }
    }

    boolean isFor(String ruleId) {
        return rule.endsWith("*")
                ? ruleId.startsWith(rule.substring(0, rule.length() - 1))
                : ruleId.equals(rule);
    }
}
