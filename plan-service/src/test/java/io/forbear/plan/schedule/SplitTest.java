package io.forbear.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 10);

    @Test
    void stepsUpByPercentOfTheFirst() {
        var schedule = schedule("600", new Split.StepUp(6, 2, 50));
        assertThat(amounts(schedule))
                .isEqualTo("66.66 66.66 100.00 100.00 133.33 133.35".replace(".00", ""));
    }

    @Test
    void followsTheDebtorsYear() {
        var seasonal = new Split.Seasonal(4, Map.of(Month.FEBRUARY, 0, Month.MARCH, 200));
        var schedule = schedule("500", seasonal);
        assertThat(amounts(schedule)).isEqualTo("100 200 100 100");
        assertThat(schedule.instalments().stream().map(Instalment::dueOn))
                .containsExactly(
                        FIRST, FIRST.plusMonths(2), FIRST.plusMonths(3), FIRST.plusMonths(4));
    }

    @Test
    void leavesABalloonForTheEnd() {
        assertThat(amounts(schedule("1000", new Split.Balloon(4, cny("400")))))
                .isEqualTo("200 200 200 400");
    }

    @ParameterizedTest(name = "{0} with {1} of {2} at the end is a balloon: {3}")
    @CsvSource({
        // more than twice any other: 12 CFR 1026.32(d)(1)
        "1000, 399.99, 4, false",
        "1000, 400, 4, false",
        "1000, 400.03, 4, true",
        // what rounding leaves is none
        "0.05, 0.03, 3, false",
        // the greatest amount there is
        "999999999999999, 1, 2, false"
    })
    void knowsABalloon(String total, String last, int count, boolean balloon) {
        var schedule = schedule(total, new Split.Balloon(count, cny(last)));
        assertThat(schedule.endsWithABalloon()).isEqualTo(balloon);
    }

    @Property
    void scheduleAndDisclosedFeesAreTheAgreedAmountToTheMinorUnit(@ForAll("plans") Agreed agreed) {
        var schedule = Schedule.of(agreed.total(), agreed.split(), DUE);
        var parts = InstalmentParts.of(schedule, agreed.fees());
        var debt = sum(parts.stream().map(InstalmentParts::debt).toList(), agreed.total());
        var fees = sum(parts.stream().map(InstalmentParts::fees).toList(), agreed.total());
        assertThat(fees).isEqualTo(agreed.fees());
        assertThat(debt.plus(agreed.fees())).isEqualTo(agreed.total());
        assertThat(schedule.total()).isEqualTo(agreed.total());
        assertThat(parts)
                .allSatisfy(
                        part -> {
                            assertThat(part.debt().sign()).isNotNegative();
                            assertThat(part.fees().sign()).isNotNegative();
                            assertThat(part.debt().canBePaid()).isTrue();
                            assertThat(part.instalment().amount().canBePaid()).isTrue();
                            assertThat(part.debt().plus(part.fees()))
                                    .isEqualTo(part.instalment().amount());
                        });
    }

    @Test
    void isTriedInCurrenciesOfEveryNumberOfDecimals() {
        assertThat(CURRENCIES).contains("JPY", "CNY", "KWD").hasSizeGreaterThan(150);
    }

    @Property
    void onlyTheLastInstalmentTakesWhatRoundingLeaves(@ForAll("plans") Agreed agreed) {
        if (agreed.split() instanceof Split.ByCount(var count)) {
            var amounts = Schedule.amounts(agreed.total(), agreed.split(), DUE);
            assertThat(amounts.subList(0, count - 1)).allMatch(amounts.getFirst()::equals);
        }
    }

    /** All that can be paid: yen have no minor unit, dinars have thousandths. */
    private static final List<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .filter(one -> Set.of(0, 2, 3).contains(one.getDefaultFractionDigits()))
                    .map(Currency::getCurrencyCode)
                    .sorted()
                    .toList();

    /** An agreement: its total, fees among it, and how it is split. */
    record Agreed(Money total, Money fees, Split split) {}

    private static final DueDates DUE =
            new DueDates(
                    FIRST,
                    Frequency.MONTHLY,
                    new DueDay.MonthEnd(),
                    DayMove.NEXT,
                    DueDates.WEEKDAYS);

    @Provide
    Arbitrary<Agreed> plans() {
        var currency = Arbitraries.of(CURRENCIES);
        var units = Arbitraries.longs().between(100_000, 999_999_999);
        var percent = Arbitraries.integers().between(0, 99);
        return Combinators.combine(currency, units, percent, splits())
                .as(
                        (code, amount, share, split) -> {
                            var digits = Currency.getInstance(code).getDefaultFractionDigits();
                            var total = new Money(BigDecimal.valueOf(amount, digits), code);
                            var fees =
                                    new Money(
                                            BigDecimal.valueOf(amount * share / 100, digits), code);
                            return new Agreed(total, fees, in(split, total));
                        });
    }

    private static Arbitrary<Split> splits() {
        var count = Arbitraries.integers().between(1, 60);
        var percent = Arbitraries.integers().between(1, 200);
        var year =
                Arbitraries.maps(
                                Arbitraries.of(Month.class), Arbitraries.integers().between(0, 300))
                        .ofMaxSize(11);
        return Arbitraries.oneOf(
                count.map(Split.ByCount::new),
                Combinators.combine(count, count, percent).as(Split.StepUp::new),
                Combinators.combine(count, year).as(Split.Seasonal::new),
                count.map(each -> new Split.Balloon(each + 1, cny("1"))),
                percent.map(each -> new Split.ByAmount(cny("" + each))));
    }

    /** The same with amounts of the total's currency that make sense. */
    private static Split in(Split split, Money total) {
        return switch (split) {
            case Split.Balloon(var count, _) -> new Split.Balloon(count, total.split(3).getFirst());
            case Split.ByAmount(var each) ->
                    new Split.ByAmount(total.split(each.amount().intValue()).getFirst());
            case Split.ByCount _, Split.StepUp _, Split.Seasonal _ -> split;
        };
    }

    private static Schedule schedule(String total, Split split) {
        return Schedule.of(cny(total), split, DueDates.from(FIRST, Frequency.MONTHLY));
    }

    private static String amounts(Schedule schedule) {
        return schedule.instalments().stream()
                .map(one -> one.amount().amount().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(" "));
    }

    private static Money sum(List<Money> some, Money like) {
        return some.stream().reduce(Money.zero(like.currency()), Money::plus);
    }

    private static Money cny(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }
}
