package io.forbear.plan.affordability;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How it is reckoned what is left to a debtor for his debts in a month. What comes in is rounded
 * down to the currency's smallest unit, what goes out is rounded up.
 *
 * @param lines every step; those before the result sum to it, unless it would be below zero
 * @param disposable the result, never below zero
 */
public record Arithmetic(List<Line> lines, Money disposable) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Arithmetic {
        lines = List.copyOf(lines);
    }

    /**
     * One step.
     *
     * @param amount of a month; below zero if it goes out
     * @param how how the amount comes about
     */
    public record Line(String step, Money amount, String how) {}

    /**
     * Reckons.
     *
     * @param marginPercent what share of what is left over the debtor keeps
     */
    static Arithmetic of(Means means, int marginPercent, AffordabilityPolicy policy) {
        var lines = new ArrayList<Line>();
        means.income().forEach(item -> lines.add(income(item)));
        means.outgoings().forEach(item -> lines.add(outgoing("outgoing " + item.purpose(), item)));
        livingMinimum(means, policy, lines);
        means.otherDebts().forEach(item -> lines.add(outgoing("debt " + item.purpose(), item)));
        var left = sum(lines, means.currency());
        var kept =
                left.atLeastZero()
                        .portion(BigDecimal.valueOf(marginPercent), HUNDRED, RoundingMode.UP);
        lines.add(
                new Line(
                        "margin",
                        kept.negated(),
                        "%d %% of %s left over stay with the debtor"
                                .formatted(marginPercent, left.atLeastZero())));
        return new Arithmetic(lines, left.minus(kept).atLeastZero());
    }

    private static Line income(Means.Income item) {
        var step = "income " + item.source();
        var every = item.every();
        return item.source().counts()
                ? new Line(
                        step,
                        every.aMonth(item.amount(), RoundingMode.DOWN),
                        every.arithmetic(item.amount()))
                : new Line(
                        step,
                        Money.zero(item.amount().currency()),
                        "not counted: nobody is to pay by borrowing or selling property"
                                + " (CONC 7.3.10R)");
    }

    private static Line outgoing(String step, Means.Outgoing item) {
        var every = item.every();
        return new Line(
                step,
                every.aMonth(item.amount(), RoundingMode.UP).negated(),
                every.arithmetic(item.amount()));
    }

    /** Adds what the outgoings lack to the least that the household needs. */
    private static void livingMinimum(Means means, AffordabilityPolicy policy, List<Line> lines) {
        var minimum = policy.livingMinimum(means);
        var stated =
                sum(lines, means.currency()).minus(incomeOf(lines, means.currency())).negated();
        if (minimum != null && stated.isLessThan(minimum)) {
            lines.add(
                    new Line(
                            "living minimum",
                            stated.minus(minimum),
                            "a household with %d dependants needs %s, stated are %s"
                                    .formatted(means.dependants(), minimum, stated)));
        }
    }

    private static Money incomeOf(List<Line> lines, String currency) {
        return sum(lines.stream().filter(line -> line.amount().sign() > 0).toList(), currency);
    }

    private static Money sum(List<Line> lines, String currency) {
        return lines.stream().map(Line::amount).reduce(Money.zero(currency), Money::plus);
    }
}
