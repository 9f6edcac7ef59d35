package io.forbear.simulator.misconduct;

import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Country;
import io.forbear.simulator.portfolio.Debtor;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which debtor becomes the victim of which misdeed. */
public final class Casting {
    private static final List<Misdeed> CATALOGUE =
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
     */
    public static Casting of(List<Debtor> debtors, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "the rate of misconduct is from 0 to 1, found " + rate);
        }
        var victims = new HashMap<String, Misdeed>();
        if (rate > 0) {
            Arrays.stream(Country.values())
                    .forEach(country -> deal(country, debtors, rate, victims));
        }
        return new Casting(victims);
    }

    private static void deal(
            Country country, List<Debtor> debtors, double rate, Map<String, Misdeed> victims) {
        var free =
                new ArrayList<>(
                        debtors.stream().filter(d -> d.region().country() == country).toList());
        var misdeeds = rarestFirst(country, free);
        int wanted = wanted(free.size(), misdeeds.size(), rate);
        int failures = 0;
        for (int dealt = 0; dealt < wanted && failures < misdeeds.size(); ) {
            var misdeed = misdeeds.remove();
            misdeeds.add(misdeed);
            var victim = free.stream().filter(misdeed::canBeDoneTo).findFirst();
            if (victim.isPresent()) {
                victims.put(victim.get().debtorId(), misdeed);
                free.remove(victim.get());
                dealt++;
                failures = 0;
            } else {
                failures++;
            }
        }
    }

    /** A misdeed that few debtors fit must find one before the others take them. */
    private static ArrayDeque<Misdeed> rarestFirst(Country country, List<Debtor> debtors) {
        return CATALOGUE.stream()
                .filter(misdeed -> misdeed.country() == country)
                .sorted(
                        Comparator.comparingLong(
                                misdeed -> debtors.stream().filter(misdeed::canBeDoneTo).count()))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private static int wanted(int debtors, int misdeeds, double rate) {
        int byRate = (int) Math.round(debtors * rate);
        return 2 * debtors >= 3 * misdeeds ? Math.max(byRate, misdeeds) : byRate;
    }

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
