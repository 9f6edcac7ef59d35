package io.forbear.plan.schedule;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        return of(total, new Split.ByCount(count), DueDates.from(firstDueOn, frequency));
    }

    /** Instalments of a given amount until the total is reached; the last is what remains. */
    public static Schedule ofAmount(
            Money total, Money amount, LocalDate firstDueOn, Frequency frequency) {
        return of(total, new Split.ByAmount(amount), DueDates.from(firstDueOn, frequency));
    }

    /** A total split over due dates; the parts sum to it, the last takes what rounding leaves. */
    public static Schedule of(Money total, Split split, DueDates dates) {
        var amounts = amounts(total, split, dates);
        var dueOn =
                split instanceof Split.Seasonal seasonal
                        ? dates.first(amounts.size(), month -> seasonal.percent(month) > 0).toList()
                        : dates.first(amounts.size());
        return new Schedule(
                IntStream.range(0, amounts.size())
                        .mapToObj(
                                index ->
                                        new Instalment(
                                                index + 1, dueOn.get(index), amounts.get(index)))
                        .toList());
    }

    /** The amounts of the instalments in their order; one may be nothing if there are too many. */
    public static List<Money> amounts(Money total, Split split, DueDates dates) {
        return switch (split) {
            case Split.ByCount(var count) -> total.split(count);
            case Split.ByAmount(var amount) -> byAmount(total, amount);
            case Split.StepUp(var count, var every, var percent) ->
                    weighted(
                            total,
                            IntStream.range(0, count)
                                    .map(index -> 100 + percent * (index / every))
                                    .boxed()
                                    .toList());
            case Split.Seasonal seasonal ->
                    weighted(
                            total,
                            dates.unmoved(
                                            seasonal.instalments(),
                                            month -> seasonal.percent(month) > 0)
                                    .map(date -> seasonal.percent(date.getMonth()))
                                    .toList());
            case Split.Balloon(var count, var last) ->
                    Stream.concat(total.minus(last).split(count - 1).stream(), Stream.of(last))
                            .toList();
        };
    }

    private static List<Money> byAmount(Money total, Money amount) {
        var count = Math.toIntExact(countFor(total, amount));
        var rest = total.minus(amount.times(count - 1L));
        return IntStream.range(0, count)
                .mapToObj(index -> index < count - 1 ? amount : rest)
                .toList();
    }

    private static List<Money> weighted(Money total, List<Integer> weights) {
        var whole = BigDecimal.valueOf(weights.stream().mapToLong(Integer::longValue).sum());
        var amounts = new ArrayList<Money>();
        var rest = total;
        for (var weight : weights.subList(0, weights.size() - 1)) {
            var amount = total.portion(BigDecimal.valueOf(weight), whole, RoundingMode.DOWN);
            amounts.add(amount);
            rest = rest.minus(amount);
        }
        amounts.add(rest);
        return List.copyOf(amounts);
    }

    /** Whether a total takes more instalments of an amount than a count. */
    public static boolean takesMoreThan(int count, Money total, Money amount) {
        return total.amount().compareTo(amount.amount().multiply(BigDecimal.valueOf(count))) > 0;
    }

    private static long countFor(Money total, Money amount) {
        return total.amount().divide(amount.amount(), 0, RoundingMode.CEILING).longValueExact();
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

    /** The largest instalment. */
    public Money largest() {
        return largestOf(instalments);
    }

    /**
     * Whether it ends with a balloon: the last instalment is more than twice any other (as 12 CFR
     * 1026.32(d)(1) has it). The units that rounding leaves for the last do not make it one.
     */
    public boolean endsWithABalloon() {
        if (instalments.size() == 1) {
            return false;
        }
        var others = largestOf(instalments.subList(0, instalments.size() - 1));
        var last = instalments.getLast().amount();
        var even = total().split(instalments.size()).getLast();
        return others.isLessThan(last.minus(others)) && even.isLessThan(last);
    }

    private Money largestOf(List<Instalment> some) {
        return some.stream()
                .map(Instalment::amount)
                .reduce(Money.zero(currency()), (a, b) -> a.isLessThan(b) ? b : a);
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
