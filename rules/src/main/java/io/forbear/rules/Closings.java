package io.forbear.rules;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * At which instants of a short span the passing of time alone may make a contact unlawful. All
 * clocks of the world differ by whole quarters of an hour, so a time of day on any of them is known
 * by its minute within the quarter.
 */
final class Closings {
    private static final int QUARTER = 15;
    private static final int SECONDS = 60;

    private final BitSet minutesOfRules = new BitSet(QUARTER);

    Closings(RuleBook book) {
        minutesOfRules.set(0); // dates
        book.closings().forEach(time -> add(time, minutesOfRules));
    }

    private static void add(LocalTime time, BitSet minutes) {
        minutes.set(time.getMinute() % QUARTER);
    }

    /**
     * The instants after the first and up to the last, in order. After a time of day that is itself
     * still lawful the next millisecond is not.
     */
    SortedSet<Instant> within(CaseFile file, Instant first, Instant last) {
        var minutes = minutes(file);
        var instants = new TreeSet<Instant>();
        for (var minute = first.truncatedTo(ChronoUnit.MINUTES);
                !minute.isAfter(last);
                minute = minute.plus(1, ChronoUnit.MINUTES)) {
            if (minutes.get((int) (minute.getEpochSecond() / SECONDS % QUARTER))) {
                instants.add(minute);
                instants.add(minute.plusMillis(1));
            }
        }
        for (var consent : file.all(Fact.ConsentGiven.class)) {
            var end = consent.expiresAt();
            var to = consent.scope().to();
            if (end != null) {
                instants.add(end);
            }
            if (to != null) {
                instants.add(to.plusMillis(1));
            }
        }
        return new TreeSet<>(instants.subSet(first, false, last, true));
    }

    private BitSet minutes(CaseFile file) {
        var stated = file.all(Fact.PreferenceStated.class);
        if (stated.isEmpty()) {
            return minutesOfRules;
        }
        var minutes = (BitSet) minutesOfRules.clone();
        stated.forEach(
                preference -> preference.inconvenientTimes().forEach(t -> add(t.from(), minutes)));
        return minutes;
    }
}
