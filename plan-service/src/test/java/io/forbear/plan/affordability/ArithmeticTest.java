package io.forbear.plan.affordability;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.affordability.AffordabilityPolicy.Household;
import io.forbear.plan.affordability.AffordabilityPolicy.Margin;
import io.forbear.plan.affordability.Means.Income;
import io.forbear.plan.affordability.Means.Outgoing;
import io.forbear.plan.affordability.Means.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArithmeticTest {
    private static final AffordabilityPolicy POLICY =
            new AffordabilityPolicy(
                    new Margin(10, 5, 50),
                    1,
                    Map.of("CNY", new Household(new BigDecimal("1000"), new BigDecimal("600"))));

    @Test
    void showsEveryStep() {
        var found = Arithmetic.of(means(List.of(wages("8000")), "3000", "500", 2), 10, POLICY);
        assertThat(found.lines().stream().map(line -> line.step() + " " + plain(line.amount())))
                .containsExactly(
                        "income WAGES 8000", "outgoing rent -3000", "debt car -500", "margin -450");
        assertThat(plain(found.disposable())).isEqualTo("4050");
        assertThat(found.lines().getLast().how())
                .isEqualTo("10 % of 4500.0000 CNY left over stay with the debtor");
    }

    @ParameterizedTest(name = "outgoings {0} with {1} dependants count as {2}")
    @CsvSource({"999.99, 0, 1000", "1000, 0, 1000", "1000.01, 0, 1000.01", "100, 2, 2200"})
    void countsTheLivingMinimumAtLeast(String outgoings, int dependants, String counted) {
        var found =
                Arithmetic.of(means(List.of(wages("8000")), outgoings, "0", dependants), 0, POLICY);
        assertThat(found.disposable()).isEqualTo(cny("8000").minus(cny(counted)));
    }

    @ParameterizedTest(name = "1000 a {0} is {1} a month as income and {2} as outgoing")
    @CsvSource({
        "WEEK, 4333.33, 4333.34",
        "FORTNIGHT, 2166.66, 2166.67",
        "MONTH, 1000, 1000",
        "QUARTER, 333.33, 333.34",
        "YEAR, 83.33, 83.34"
    })
    void roundsAgainstWhatCanBePaid(Every every, String in, String out) {
        var means =
                new Means(
                        "CNY",
                        List.of(new Income(Source.WAGES, cny("1000"), every, Set.of())),
                        List.of(new Outgoing("rent", cny("1000"), every, Set.of())),
                        List.of(),
                        0,
                        Set.of());
        var lines = Arithmetic.of(means, 0, POLICY).lines();
        assertThat(plain(lines.get(0).amount())).isEqualTo(in);
        assertThat(plain(lines.get(1).amount())).isEqualTo("-" + out);
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void countsNothingThatIsBorrowedOrSold(Source source) {
        var income = new Income(source, cny("5000"), Every.MONTH, Set.of());
        var found = Arithmetic.of(means(List.of(income), "1000", "0", 0), 0, POLICY);
        boolean counts = source != Source.LOAN && source != Source.SALE_OF_PROPERTY;
        assertThat(plain(found.disposable())).isEqualTo(counts ? "4000" : "0");
    }

    @ParameterizedTest(name = "owes {0}, can pay 4000 a month: exceeds ability {1}")
    @CsvSource({"3999.99, false", "4000, false", "4000.01, true"})
    void saysWhetherTheDebtExceedsTheAbility(String owed, boolean exceeds) {
        var income = new Income(Source.WAGES, cny("5000"), Every.MONTH, Set.of("PAYSLIP"));
        var question =
                new Affordability.Question(
                        "D-1", means(List.of(income), "1000", "0", 0), 0, cny(owed), "desk-1");
        var found = Affordability.of(question, "AFF-1", POLICY, Instant.EPOCH);
        assertThat(found.exceedsAbility()).isEqualTo(exceeds);
        assertThat(found.evidence()).containsExactly("FORM", "PAYSLIP");
    }

    @Property
    void theStepsSumToTheResult(
            @ForAll @BigRange(min = "0", max = "100000") @Scale(2) BigDecimal income,
            @ForAll @BigRange(min = "0", max = "100000") @Scale(2) BigDecimal outgoings,
            @ForAll @BigRange(min = "0", max = "100000") @Scale(2) BigDecimal debts,
            @ForAll @IntRange(min = 0, max = 9) int dependants,
            @ForAll @IntRange(min = 0, max = 100) int margin,
            @ForAll Every every) {
        var means =
                new Means(
                        "CNY",
                        List.of(new Income(Source.WAGES, cny("" + income), every, Set.of())),
                        List.of(new Outgoing("all", cny("" + outgoings), every, Set.of())),
                        List.of(new Outgoing("all", cny("" + debts), every, Set.of())),
                        dependants,
                        Set.of());
        var found = Arithmetic.of(means, margin, POLICY);
        var sum =
                found.lines().stream()
                        .map(Arithmetic.Line::amount)
                        .reduce(Money.zero("CNY"), Money::plus);
        assertThat(found.disposable()).isEqualTo(sum.atLeastZero());
        assertThat(found.disposable().canBePaid()).isTrue();
        // whoever keeps a larger margin can pay less
        assertThat(Arithmetic.of(means, 100, POLICY).disposable().sign()).isZero();
    }

    private static Means means(
            List<Income> income, String outgoings, String debts, int dependants) {
        var other =
                debts.equals("0")
                        ? List.<Outgoing>of()
                        : List.of(new Outgoing("car", cny(debts), Every.MONTH, Set.of()));
        return new Means(
                "CNY",
                income,
                List.of(new Outgoing("rent", cny(outgoings), Every.MONTH, Set.of())),
                other,
                dependants,
                Set.of("FORM"));
    }

    private static Income wages(String amount) {
        return new Income(Source.WAGES, cny(amount), Every.MONTH, Set.of());
    }

    private static String plain(Money money) {
        return money.amount().stripTrailingZeros().toPlainString();
    }

    private static Money cny(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }
}
