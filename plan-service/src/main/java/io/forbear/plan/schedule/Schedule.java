package io.forbear.plan.schedule;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The instalments of a plan, of one currency, in the order in which they fall due.
 *
 * <p>None can be made without an instalment, or if they are not numbered from 1 in the order of
 * their due dates.
 */
public record Schedule(List<Instalment> instalments) {
    public Schedule {
        instalments = List.copyOf(instalments);
        if (instalments.isEmpty()) {
            throw new IllegalArgumentException("a schedule has at least one instalment");
        }
        for (int index = 0; index < instalments.size(); index++) {
            var instalment = instalments.get(index);
            if (instalment.number() != index + 1
                    || (index > 0
                            && !instalment.dueOn().isAfter(instalments.get(index - 1).dueOn()))) {
                throw new IllegalArgumentException("out of order: " + instalments);
            }
        }
    }

    /** Equal instalments of a total, the last with what rounding left over. */
    public static Schedule ofCount(
            Money total, int count, LocalDate firstDueOn, Frequency frequency) {
        return of(total.split(count), firstDueOn, frequency);
    }

    /** Instalments of a given amount until the total is reached; the last is what remains. */
    public static Schedule ofAmount(
            Money total, Money amount, LocalDate firstDueOn, Frequency frequency) {
        var count = Math.toIntExact(countFor(total, amount));
        var rest = total.minus(amount.times(count - 1L));
        var amounts =
                IntStream.range(0, count)
                        .mapToObj(index -> index < count - 1 ? amount : rest)
                        .toList();
        return of(amounts, firstDueOn, frequency);
    }

    /** Whether a total takes more instalments of an amount than a count. */
    public static boolean takesMoreThan(int count, Money total, Money amount) {
        return total.amount().compareTo(amount.amount().multiply(BigDecimal.valueOf(count))) > 0;
    }

    private static long countFor(Money total, Money amount) {
        return total.amount().divide(amount.amount(), 0, RoundingMode.CEILING).longValueExact();
    }

    private static Schedule of(List<Money> amounts, LocalDate firstDueOn, Frequency frequency) {
        return new Schedule(
                IntStream.range(0, amounts.size())
                        .mapToObj(
                                index ->
                                        new Instalment(
                                                index + 1,
                                                frequency.after(firstDueOn, index),
                                                amounts.get(index)))
                        .toList());
    }

    public LocalDate firstDueOn() {
        return instalments.getFirst().dueOn();
    }

    public LocalDate lastDueOn() {
        return instalments.getLast().dueOn();
    }

    public String currency() {
        return instalments.getFirst().amount().currency();
    }

    /** The sum of all instalments. */
    public Money total() {
        return dueThrough(instalments.size());
    }

    /**
     * The sum of the first instalments.
     *
     * @param number how many; 0: nothing
     */
    public Money dueThrough(int number) {
        return instalments.subList(0, number).stream()
                .map(Instalment::amount)
                .reduce(Money.zero(currency()), Money::plus);
    }
}
