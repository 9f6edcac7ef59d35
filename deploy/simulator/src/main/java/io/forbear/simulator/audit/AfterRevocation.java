package io.forbear.simulator.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was sent after it was known that it must not be.
 *
 * @param revocations how many became known, by kind
 * @param latencies from a revocation to the contacts after it that were on their way, shortest
 *     first
 * @param wrong contacts that were ordered after the revocation had had time to arrive
 */
public record AfterRevocation(
        Map<Revocation.Kind, Long> revocations, List<Duration> latencies, List<String> wrong) {
    public AfterRevocation {
        revocations = Map.copyOf(revocations);
        latencies = List.copyOf(latencies);
        wrong = List.copyOf(wrong);
    }

    /**
     * Looks for contacts after revocations.
     *
     * @param settling how long a revocation may be on its way to who orders contacts
     */
    public static AfterRevocation of(
            Collection<Revocation> revocations,
            Collection<Made> made,
            Map<String, Ordered> orders,
            Duration settling) {
        var byDebtor = revocations.stream().collect(Collectors.groupingBy(Revocation::debtorId));
        var latencies = new ArrayList<Duration>();
        var wrong = new ArrayList<String>();
        for (var one : made) {
            var order = orders.get(one.commandId());
            if (order == null) {
                continue;
            }
            for (var revocation : byDebtor.getOrDefault(order.debtorId(), List.of())) {
                if (revocation.forbids(order, one.at())) {
                    latencies.add(Duration.between(revocation.knownAt(), one.at()));
                    if (order.at().isAfter(revocation.knownAt().plus(settling))) {
                        wrong.add(
                                "%s, ordered %s, after %s of %s"
                                        .formatted(
                                                one,
                                                order.at(),
                                                revocation.kind(),
                                                revocation.knownAt()));
                    }
                }
            }
        }
        latencies.sort(Comparator.naturalOrder());
        return new AfterRevocation(counted(revocations), latencies, wrong);
    }

    private static Map<Revocation.Kind, Long> counted(Collection<Revocation> revocations) {
        var counts = new EnumMap<Revocation.Kind, Long>(Revocation.Kind.class);
        revocations.forEach(one -> counts.merge(one.kind(), 1L, Long::sum));
        return counts;
    }

    /** The latency that this share of the contacts does not exceed; zero if there are none. */
    Duration latency(double share) {
        if (latencies.isEmpty()) {
            return Duration.ZERO;
        }
        int index = (int) Math.ceil(share * latencies.size()) - 1;
        return latencies.get(Math.max(0, index));
    }

    /** The lines of the account. */
    public List<Line> lines() {
        return List.of(
                Line.told("plans, cease, opt-outs, representation", revocations.toString()),
                Line.told(
                        "contacts already on their way then",
                        "%,d; after p50 %s, p99 %s, max %s (simulated)"
                                .formatted(
                                        latencies.size(),
                                        inWords(latency(0.5)),
                                        inWords(latency(0.99)),
                                        inWords(latency(1)))),
                Line.none("ordered although it was known", Fates.count(wrong), wrong));
    }

    private static String inWords(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
