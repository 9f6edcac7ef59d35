package io.forbear.simulator.audit;

import io.forbear.simulator.provider.Outages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether circuit breakers opened when a provider was down and closed when it worked again.
 *
 * @param outages how often a provider was down
 * @param opened how often its breaker was open meanwhile
 * @param rested how often no commands were taken meanwhile
 * @param closed how often it was closed again
 * @param wrong what should not be
 */
public record Breakers(int outages, int opened, int rested, int closed, List<String> wrong) {
    /** By then a provider that works has been tried. */
    private static final Duration CLOSED_AFTER = Duration.ofHours(12);

    public Breakers {
        wrong = List.copyOf(wrong);
    }

    /**
     * Looks at each outage of each provider that is seen.
     *
     * @param seen in the order in which they were seen
     */
    public static Breakers of(
            Outages outages, Collection<Breaker> seen, Collection<Made> made, Duration settling) {
        var wrong = new ArrayList<String>();
        int opened = 0;
        int rested = 0;
        int closed = 0;
        int count = 0;
        var byProvider = seen.stream().collect(Collectors.groupingBy(Breaker::provider));
        for (var outage : outages.all()) {
            for (var provider : byProvider.keySet()) {
                count++;
                var during =
                        byProvider.getOrDefault(provider, List.of()).stream()
                                .filter(one -> outage.has(one.at()))
                                .toList();
                boolean isOpened = during.stream().anyMatch(one -> one.state().equals("OPEN"));
                boolean isRested = during.stream().anyMatch(one -> !one.consuming());
                boolean isClosed =
                        byProvider.getOrDefault(provider, List.of()).stream()
                                .filter(one -> !one.at().isBefore(outage.until()))
                                .filter(one -> !one.at().isAfter(outage.until().plus(CLOSED_AFTER)))
                                .anyMatch(one -> one.state().equals("CLOSED") && one.consuming());
                opened += isOpened ? 1 : 0;
                rested += isRested ? 1 : 0;
                closed += isClosed ? 1 : 0;
                if (!isOpened || !isRested || !isClosed) {
                    wrong.add(
                            "%s from %s: open %s, at rest %s, closed afterwards %s"
                                    .formatted(
                                            provider, outage.from(), isOpened, isRested, isClosed));
                }
            }
            made.stream()
                    .filter(one -> byProvider.containsKey(one.by()))
                    .filter(one -> outage.has(one.at().minus(settling)) && outage.has(one.at()))
                    .forEach(one -> wrong.add("sent by who was down: " + one));
        }
        return new Breakers(count, opened, rested, closed, wrong);
    }

    /** The lines of the account. */
    public List<Line> lines() {
        return List.of(
                new Line(
                        "outages of a provider: breaker open, consumption at rest, closed afterwards",
                        "%1$d, %1$d, %1$d".formatted(outages),
                        "%d, %d, %d".formatted(opened, rested, closed),
                        wrong.isEmpty(),
                        wrong));
    }
}
