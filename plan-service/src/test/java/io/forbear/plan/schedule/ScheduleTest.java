package io.forbear.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final LocalDate END_OF_JANUARY = LocalDate.of(2027, 1, 31);

    @Test
    void keepsToTheEndOfTheMonthWhenItStartsThere() {
        var schedule = Schedule.ofCount(cny("500"), 5, END_OF_JANUARY, Frequency.MONTHLY);
        assertThat(schedule.instalments())
                .extracting(Instalment::dueOn)
                .containsExactly(
                        END_OF_JANUARY,
                        LocalDate.of(2027, 2, 28),
                        LocalDate.of(2027, 3, 31),
                        LocalDate.of(2027, 4, 30),
                        LocalDate.of(2027, 5, 31));
    }

    @Test
    void findsTheLeapDay() {
        var schedule = Schedule.ofCount(cny("2"), 2, LocalDate.of(2028, 1, 30), Frequency.MONTHLY);
        assertThat(schedule.lastDueOn()).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @Test
    void fallsDueEverySevenDaysWhenWeekly() {
        var schedule = Schedule.ofCount(cny("3"), 3, END_OF_JANUARY, Frequency.WEEKLY);
        assertThat(schedule.lastDueOn()).isEqualTo(LocalDate.of(2027, 2, 14));
    }

    @Test
    void leavesTheRestForTheLastInstalmentOfAGivenAmount() {
        var schedule =
                Schedule.ofAmount(cny("1000"), cny("300"), END_OF_JANUARY, Frequency.MONTHLY);
        assertThat(schedule.instalments())
                .extracting(Instalment::amount)
                .containsExactly(cny("300"), cny("300"), cny("300"), cny("100"));
    }

    @Test
    void takesNoInstalmentMoreWhenTheAmountDividesTheTotal() {
        var schedule = Schedule.ofAmount(cny("900"), cny("300"), END_OF_JANUARY, Frequency.MONTHLY);
        assertThat(schedule.instalments()).hasSize(3);
    }

    @Property
    void instalmentsOfAGivenAmountSumToTheTotal(
            @ForAll @BigRange(min = "0.01", max = "100000") @Scale(2) BigDecimal total,
            @ForAll @BigRange(min = "500", max = "2000") @Scale(2) BigDecimal amount) {
        var whole = new Money(total, "CNY");
        var schedule =
                Schedule.ofAmount(
                        whole, new Money(amount, "CNY"), END_OF_JANUARY, Frequency.MONTHLY);
        assertThat(schedule.total()).isEqualTo(whole);
    }

    @Test
    void sumsTheFirstInstalments() {
        var schedule = Schedule.ofCount(cny("100"), 3, END_OF_JANUARY, Frequency.MONTHLY);
        assertThat(schedule.dueThrough(0)).isEqualTo(cny("0"));
        assertThat(schedule.dueThrough(2)).isEqualTo(cny("66.66"));
        assertThat(schedule.dueThrough(3)).isEqualTo(cny("100"));
    }

    @Test
    void refusesInstalmentsOutOfOrder() {
        var first = new Instalment(1, END_OF_JANUARY, cny("1"));
        var same = new Instalment(2, END_OF_JANUARY, cny("1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(List.of(first, same)))
                .withMessageContaining("out of order");
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(List.of()));
    }

    private static Money cny(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }
}
