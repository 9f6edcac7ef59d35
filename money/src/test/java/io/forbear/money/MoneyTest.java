package io.forbear.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @Property
    void partsSumToTheWhole(
            @ForAll @BigRange(min = "0.01", max = "9999999.99") @Scale(2) BigDecimal amount,
            @ForAll @IntRange(min = 1, max = 600) int count) {
        var whole = new Money(amount, "CNY");
        var parts = whole.split(count);
        assertThat(parts).hasSize(count);
        assertThat(parts.stream().reduce(Money.zero("CNY"), Money::plus)).isEqualTo(whole);
    }

    @Property
    void partsDifferByLessThanOneUnitEach(
            @ForAll @BigRange(min = "0.01", max = "9999999.99") @Scale(2) BigDecimal amount,
            @ForAll @IntRange(min = 1, max = 600) int count) {
        var parts = new Money(amount, "CNY").split(count);
        var rest = parts.getLast().minus(parts.getFirst());
        assertThat(rest.sign()).isNotNegative();
        assertThat(rest.isLessThan(new Money(new BigDecimal("0.01"), "CNY").times(count))).isTrue();
    }

    @ParameterizedTest(name = "{2}/3 of {0} {1}, rounded {3}: {4}")
    @CsvSource({
        "100, CNY, 1, DOWN, 33.33",
        "100, CNY, 1, UP, 33.34",
        "100, CNY, 3, UP, 100",
        "100, JPY, 2, DOWN, 66",
        "-100, CNY, 1, DOWN, -33.33",
        "1, KWD, 2, UP, 0.667"
    })
    void takesAPortionRoundedToTheSmallestUnit(
            String amount, String currency, int part, RoundingMode rounding, String portion) {
        var whole = new Money(new BigDecimal(amount), currency);
        assertThat(whole.portion(BigDecimal.valueOf(part), BigDecimal.valueOf(3), rounding))
                .isEqualTo(new Money(new BigDecimal(portion), currency));
    }

    @ParameterizedTest(name = "{0} {1} in 3 parts: {2}, {2}, {3}")
    @CsvSource({
        "100, CNY, 33.33, 33.34",
        "99.99, CNY, 33.33, 33.33",
        "0.02, CNY, 0, 0.02",
        "100, JPY, 33, 34",
        "1.0000, KWD, 0.333, 0.334"
    })
    void splitsToTheSmallestUnitOfItsCurrency(
            String amount, String currency, String part, String last) {
        var parts = new Money(new BigDecimal(amount), currency).split(3);
        assertThat(parts)
                .isEqualTo(
                        List.of(
                                new Money(new BigDecimal(part), currency),
                                new Money(new BigDecimal(part), currency),
                                new Money(new BigDecimal(last), currency)));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({"1.00, CNY, true", "1.001, CNY, false", "1.5, JPY, false", "1.125, KWD, true"})
    void knowsWhatCanBePaid(String amount, String currency, boolean payable) {
        assertThat(new Money(new BigDecimal(amount), currency).canBePaid()).isEqualTo(payable);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1.00001, 4 decimal places", "1000000000000000, 15 digits before the point"})
    void refusesAnAmountThatCannotBeKept(String amount, String limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(new BigDecimal(amount), "CNY"))
                .withMessageContaining("at most " + limit);
    }

    @Test
    void isTheSameAmountHoweverItIsWritten() {
        assertThat(new Money(new BigDecimal("1.5"), "CNY"))
                .isEqualTo(new Money(new BigDecimal("1.50000000"), "CNY"))
                .hasToString("1.5000 CNY");
    }

    @Test
    void takesTheLesserAndNothingForADebt() {
        var one = new Money(BigDecimal.ONE, "CNY");
        assertThat(one.min(one.negated())).isEqualTo(one.negated());
        assertThat(one.atLeastZero()).isEqualTo(one);
        assertThat(one.negated().atLeastZero()).isEqualTo(Money.zero("CNY"));
    }

    @Test
    void refusesACurrencyThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(BigDecimal.ONE, "QQQ"))
                .withMessage("there is no currency 'QQQ'");
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.zero("CNY").plus(Money.zero("USD")))
                .withMessageContaining("expected CNY, found USD");
    }
}
