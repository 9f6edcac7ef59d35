package io.forbear.simulator.audit;

import io.forbear.simulator.provider.Outages;
import io.forbear.simulator.provider.Outages.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether circuit breakers opened when a provider was down and closed when it worked again.
 *
 * @param outages how often a provider was down and asked often enough for a breaker to tell
 * @param unnoticed how often it was hardly asked meanwhile
 * @param opened how often its breaker was open meanwhile
 * @param rested how often no commands were taken meanwhile
 * @param closed how often it was closed again, or had too little to do to find out
 * @param wrong what should not be
 */
public record Breakers(
        int outages, int unnoticed, int opened, int rested, int closed, List<String> wrong) {
    /** By then a provider that works has been tried. */
    private static final Duration CLOSED_AFTER = Duration.ofHours(12);

    /** Calls that fail until a breaker opens whatever came before, and some more. */
    private static final int NOTICED = 15;

    /** A breaker that lets messages through is not expected to close before it had as many. */
    private static final int CONVINCED = 15;

    public Breakers {
        wrong = List.copyOf(wrong);
    }

    /**
     * Looks at each outage of each provider that is seen.
     *
     * @param seen every change, in the order of time
     * @param asked calls to providers that were down
     * @param settling how long before it was down a message may have been taken
     */
    public static Breakers of(
            Outages outages,
            Collection<Breaker> seen,
            Collection<TurnedAway> asked,
            Collection<Made> made,
            Duration settling) {
        var tally = new Tally();
        var providers = new TreeSet<>(seen.stream().map(Breaker::provider).toList());
        for (var outage : outages.all()) {
            for (var provider : providers) {
                tally.look(
                        outage,
                        provider,
                        of(provider, seen),
                        calls(outage, provider, asked),
                        madeAfter(outage, provider, made));
            }
            made.stream()
                    .filter(one -> providers.contains(one.by()))
                    .filter(one -> outage.has(one.at().minus(settling)) && outage.has(one.at()))
                    .forEach(one -> tally.wrong.add("sent by who was down: " + one));
        }
        return new Breakers(
                tally.outages,
                tally.unnoticed,
                tally.opened,
                tally.rested,
                tally.closed,
                tally.wrong);
    }

    private static List<Breaker> of(String provider, Collection<Breaker> seen) {
        return seen.stream()
                .filter(one -> one.provider().equals(provider))
                .collect(Collectors.toList());
    }

    private static long calls(Outage outage, String provider, Collection<TurnedAway> asked) {
        return asked.stream()
                .filter(one -> one.provider().equals(provider) && outage.has(one.at()))
                .count();
    }

    private static long madeAfter(Outage outage, String provider, Collection<Made> made) {
        return made.stream()
                .filter(one -> one.by().equals(provider) && isSoonAfter(outage, one.at()))
                .count();
    }

    private static boolean isSoonAfter(Outage outage, Instant at) {
        return !at.isBefore(outage.until()) && !at.isAfter(outage.until().plus(CLOSED_AFTER));
    }

    private static final class Tally {
        private int outages;
        private int unnoticed;
        private int opened;
        private int rested;
        private int closed;
        private final List<String> wrong = new ArrayList<>();

        private void look(
                Outage outage, String provider, List<Breaker> seen, long calls, long madeAfter) {
            if (calls < NOTICED) {
                unnoticed++;
                return;
            }
            var during = seen.stream().filter(one -> outage.has(one.at())).toList();
            boolean isOpened = during.stream().anyMatch(one -> one.state().equals("OPEN"));
            boolean isRested = during.stream().anyMatch(one -> !one.consuming());
            boolean isTrying = madeAfter > 0 && madeAfter < CONVINCED;
            boolean isClosed =
                    isTrying || seen.stream().anyMatch(one -> isClosedAfter(outage, one));
            outages++;
            opened += isOpened ? 1 : 0;
            rested += isRested ? 1 : 0;
            closed += isClosed ? 1 : 0;
            if (!isOpened || !isRested || !isClosed) {
                wrong.add(
                        "%s from %s: open %s, at rest %s, closed afterwards %s"
                                .formatted(provider, outage.from(), isOpened, isRested, isClosed));
            }
        }

        private static boolean isClosedAfter(Outage outage, Breaker one) {
            return isSoonAfter(outage, one.at()) && one.state().equals("CLOSED") && one.consuming();
        }
    }

    /** The lines of the account. */
    public List<Line> lines() {
        return List.of(
                new Line(
                        "outages of a provider: breaker open, consumption at rest, closed again",
                        "%1$d, %1$d, %1$d".formatted(outages),
                        "%d, %d, %d (and %d in which it was hardly asked)"
                                .formatted(opened, rested, closed, unnoticed),
                        wrong.isEmpty(),
                        wrong));
    }
}
