package io.forbear.simulator.misconduct;

import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Country;
import io.forbear.simulator.portfolio.Debtor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which debtor becomes the victim of which misdeed. */
public final class Casting {
    private static final int UNTOUCHED = 10;
    private static final double WRONGED_IN_A_MONTH = 0.3;
    private static final List<Misdeed> NEAR_MISSES =
            Stream.of(ChineseNearMiss.ALL, AmericanNearMiss.ALL, OtherNearMiss.ALL)
                    .flatMap(List::stream)
                    .toList();
    private static final List<Misdeed> MISDEEDS =
            Stream.of(ChineseMisconduct.ALL, AmericanMisconduct.ALL, OtherMisconduct.ALL)
                    .flatMap(List::stream)
                    .toList();

    private final Map<String, Misdeed> byVictim;

    private Casting(Map<String, Misdeed> byVictim) {
        this.byVictim = Map.copyOf(byVictim);
    }

    /**
     * Deals the misdeeds of each country out to its debtors in turn. A country with at least half
     * as many debtors again as misdeeds sees each of them, however low the rate, unless it is 0.
     *
     * @param rate share of debtors who become victims, 0 to 1
     * @param from the first day of what happens; laws that are younger are not broken
     */
    public static Casting of(List<Debtor> debtors, double rate, LocalDate from) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "the rate of misconduct is from 0 to 1, found " + rate);
        }
        var parts = new HashMap<String, Misdeed>();
        for (var country : Country.values()) {
            var free = of(country, debtors);
            var misdeeds = of(country, MISDEEDS, from);
            if (rate > 0) {
                deal(misdeeds, wanted(free.size(), misdeeds.size(), rate), free, parts);
            }
        }
        return new Casting(parts);
    }

    /**
     * For a month that is over: every misdeed once and more often where there are debtors enough;
     * then, to all others but a few, what is just not a misdeed.
     *
     * @param from the first day of what happens; laws that are younger are not broken
     */
    public static Casting ofMonth(List<Debtor> debtors, LocalDate from) {
        var parts = new HashMap<String, Misdeed>();
        for (var country : Country.values()) {
            var free = of(country, debtors);
            int untouched = free.size() / UNTOUCHED;
            var misdeeds = of(country, MISDEEDS, from);
            int wronged = Math.max(misdeeds.size(), (int) (free.size() * WRONGED_IN_A_MONTH));
            deal(misdeeds, Math.min(wronged, free.size() - untouched), free, parts);
            deal(of(country, NEAR_MISSES, from), free.size() - untouched, free, parts);
        }
        return new Casting(parts);
    }

    private static List<Debtor> of(Country country, List<Debtor> debtors) {
        return new ArrayList<>(
                debtors.stream().filter(d -> d.region().country() == country).toList());
    }

    private static List<Misdeed> of(Country country, List<Misdeed> catalogue, LocalDate from) {
        return catalogue.stream()
                .filter(misdeed -> misdeed.country() == country)
                .filter(misdeed -> !misdeed.since().isAfter(from))
                .toList();
    }

    private static void deal(
            List<Misdeed> misdeeds, int wanted, List<Debtor> free, Map<String, Misdeed> parts) {
        var left = rarestFirst(misdeeds, free);
        int failures = 0;
        for (int dealt = 0; dealt < wanted && failures < left.size(); ) {
            var misdeed = left.remove();
            left.add(misdeed);
            var victim = free.stream().filter(misdeed::canBeDoneTo).findFirst();
            if (victim.isPresent()) {
                parts.put(victim.get().debtorId(), misdeed);
                free.remove(victim.get());
                dealt++;
                failures = 0;
            } else {
                failures++;
            }
        }
    }

    /** A misdeed that few debtors fit must find one before the others take them. */
    private static ArrayDeque<Misdeed> rarestFirst(List<Misdeed> misdeeds, List<Debtor> debtors) {
        return misdeeds.stream()
                .sorted(
                        Comparator.comparingLong(
                                misdeed -> debtors.stream().filter(misdeed::canBeDoneTo).count()))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private static int wanted(int debtors, int misdeeds, double rate) {
        int byRate = (int) Math.round(debtors * rate);
        return 2 * debtors >= 3 * misdeeds ? Math.max(byRate, misdeeds) : byRate;
    }

    /** How many debtors something is done to. */
    public int victims() {
        return byVictim.size();
    }

    public boolean isVictim(String debtorId) {
        return byVictim.containsKey(debtorId);
    }

    /** The debtor as the bank knows him. */
    public Debtor asKnown(Debtor debtor) {
        var misdeed = byVictim.get(debtor.debtorId());
        return misdeed == null ? debtor : misdeed.asKnown(debtor);
    }

    /** The kind of what is done to the debtor, if anything. */
    Optional<String> partOf(Debtor debtor) {
        return Optional.ofNullable(byVictim.get(debtor.debtorId())).map(Misdeed::kind);
    }

    /**
     * What is done to the debtor, if anything.
     *
     * @param told when it is reported
     */
    public Optional<Story> story(Debtor debtor, Instant told, Dice dice) {
        return Optional.ofNullable(byVictim.get(debtor.debtorId()))
                .map(misdeed -> misdeed.story(debtor, told, dice));
    }
}
