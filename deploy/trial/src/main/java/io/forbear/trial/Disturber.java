package io.forbear.trial;

import io.forbear.standalone.part.Instance;
import io.forbear.standalone.part.Part;
import io.forbear.trial.Cluster.Member;
import io.forbear.trial.Cluster.Share;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Does something to a system under load, and measures how long it takes to be well again. */
final class Disturber {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration SAMPLE = Duration.ofSeconds(1);

    /** Behind the last record of a partition lies the mark that ends its transaction. */
    private static final long MARK_OF_TRANSACTION = 1;

    private final Stand stand;
    private final Cluster cluster;
    private final Prober prober;
    private final Clock clock = Clock.systemUTC();
    private final Set<Share> shares;
    private final List<Done> all = new ArrayList<>();

    /** A step without what is only known at the end. */
    private record Done(Step step, long from, long until) {}

    /** What is done to the system. */
    @FunctionalInterface
    interface Deed {
        void run() throws InterruptedException;
    }

    Disturber(Stand stand, Cluster cluster, Prober prober) {
        this.stand = stand;
        this.cluster = cluster;
        this.prober = prober;
        this.shares = Set.copyOf(cluster.owners().keySet());
    }

    /** How many partitions groups have to own. */
    int shares() {
        return shares.size();
    }

    /** One more instance, until it has a share in every group of its service. */
    void add(Instance one) throws InterruptedException {
        measure(
                "add " + one.title(),
                Set.of(one),
                () -> stand.start(one),
                () -> isOwned(Set.of()) && hasShares(one),
                null);
    }

    /** One less, in order. */
    void remove(Instance one) throws InterruptedException {
        var gone = members(one);
        measure(
                "remove " + one.title(),
                Set.of(one),
                () -> stand.stop(one),
                () -> isOwned(gone),
                null);
    }

    /** One that ends without a word, and does not come back. */
    void kill(Instance one) throws InterruptedException {
        var gone = members(one);
        measure(
                "kill -9 " + one.title(),
                Set.of(one),
                () -> stand.kill(one),
                () -> isOwned(gone),
                null);
    }

    /** One that was killed. */
    void bringBack(Instance one) throws InterruptedException {
        measure(
                one.title() + " comes back",
                Set.of(one),
                () -> stand.start(one),
                () -> isOwned(Set.of()) && hasShares(one),
                null);
    }

    /** The broker that leads the others ends without a word. */
    Instance killBroker() throws InterruptedException {
        var broker = new Instance(Part.KAFKA, cluster.controller());
        measure(
                "kill -9 %s, the active controller".formatted(broker.title()),
                Set.of(),
                () -> stand.kill(broker),
                () -> cluster.withoutLeaderBut(broker.number()) == 0 && isOwned(Set.of()),
                null);
        return broker;
    }

    /** A broker that was killed, until it has all copies. */
    void bringBackBroker(Instance broker) throws InterruptedException {
        measure(
                broker.title() + " comes back",
                Set.of(),
                () -> stand.start(broker),
                () -> isOwned(Set.of()),
                () -> cluster.underReplicated() == 0);
    }

    /** All instances of a service, one after the other. */
    void roll(Part service, List<Instance> instances) throws InterruptedException {
        var gone = new HashSet<String>();
        for (var one : instances) {
            gone.addAll(members(one));
        }
        measure(
                "roll %s, %d instances".formatted(service.title(), instances.size()),
                Set.copyOf(instances),
                () -> {
                    for (var one : instances) {
                        stand.stop(one);
                        stand.start(one);
                    }
                },
                () -> isOwned(gone),
                null);
    }

    /** Everything that was measured. */
    List<Step> steps(Outcome outcome) {
        return all.stream()
                .map(one -> one.step().waited(outcome.longestWay(one.from(), one.until())))
                .toList();
    }

    private void measure(
            String title,
            Set<Instance> touched,
            Deed deed,
            BooleanSupplier owned,
            @Nullable BooleanSupplier copied)
            throws InterruptedException {
        Trace.say(title);
        var from = clock.millis();
        var begun = System.nanoTime();
        var most = new AtomicLong();
        var sampler = Thread.ofPlatform().daemon().name("sampler").start(() -> sample(most));
        deed.run();
        var done = Trace.seconds(begun);
        await(title + ": not every partition has an owner", owned);
        var ownedAfter = Trace.seconds(begun);
        var ends = new HashMap<TopicPartition, Long>();
        await(
                title + ": nobody knows what waits",
                () -> {
                    ends.putAll(cluster.ends(partitions()));
                    return true;
                });
        await(title + ": what waited is not consumed", () -> isConsumed(ends));
        var caughtUp = Trace.seconds(begun);
        Double copiedAfter = null;
        if (copied != null) {
            await(title + ": copies are missing", copied);
            copiedAfter = Trace.seconds(begun);
        }
        sampler.interrupt();
        sampler.join();
        var step = step(title, touched, begun, most.get(), done, ownedAfter, caughtUp, copiedAfter);
        Trace.say(step.row());
        all.add(new Done(step, from, clock.millis()));
    }

    private Step step(
            String title,
            Set<Instance> touched,
            long begun,
            long most,
            double done,
            double owned,
            double caughtUp,
            @Nullable Double copied) {
        var calls = prober.since(begun);
        var ends = new EnumMap<Prober.End, Long>(Prober.End.class);
        calls.forEach(call -> ends.merge(call.end(), 1L, Long::sum));
        return new Step(
                title,
                done,
                owned,
                caughtUp,
                copied,
                most,
                0,
                Map.copyOf(ends),
                calls.stream()
                        .filter(call -> call.end() == Prober.End.WRONG)
                        .map(call -> call.instance().title() + ": " + call.detail())
                        .toList(),
                calls.stream()
                        .filter(call -> call.end() == Prober.End.UNANSWERED)
                        .filter(call -> !touched.contains(call.instance()))
                        .count());
    }

    private void sample(AtomicLong most) {
        try {
            while (true) {
                try {
                    var unread = cluster.unread(shares, cluster.ends(partitions()));
                    most.accumulateAndGet(
                            unread.values().stream().mapToLong(Long::longValue).sum(), Math::max);
                } catch (Cluster.Unanswered _) {
                    // a broker is out; the next look tells more
                }
                Thread.sleep(SAMPLE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<TopicPartition> partitions() {
        return shares.stream().map(Share::partition).collect(Collectors.toSet());
    }

    private boolean isOwned(Set<String> gone) {
        var owners = cluster.owners();
        return owners.keySet().containsAll(shares)
                && owners.values().stream().noneMatch(owner -> gone.contains(owner.id()));
    }

    private boolean hasShares(Instance one) {
        var owners = cluster.owners();
        var groups =
                shares.stream().map(Share::group).filter(g -> isOf(one, g)).distinct().toList();
        return groups.stream()
                .allMatch(
                        group ->
                                owners.entrySet().stream()
                                        .filter(entry -> entry.getKey().group().equals(group))
                                        .anyMatch(entry -> entry.getValue().isOf(one.number())));
    }

    /** The members of groups that an instance is, while nothing is being moved. */
    private Set<String> members(Instance one) throws InterruptedException {
        await("groups do not come to rest", () -> isOwned(Set.of()));
        return cluster.owners().entrySet().stream()
                .filter(entry -> isOf(one, entry.getKey().group()))
                .map(Map.Entry::getValue)
                .filter(member -> member.isOf(one.number()))
                .map(Member::id)
                .collect(Collectors.toSet());
    }

    private static boolean isOf(Instance one, String group) {
        return group.startsWith(one.part().title().replace("-service", "-"));
    }

    private boolean isConsumed(Map<TopicPartition, Long> ends) {
        return cluster.unread(shares, ends).values().stream()
                .allMatch(behind -> behind <= MARK_OF_TRANSACTION);
    }

    private static void await(String otherwise, BooleanSupplier condition)
            throws InterruptedException {
        var begun = System.nanoTime();
        while (!isTrue(condition)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException(otherwise);
            }
            Thread.sleep(LOOK);
        }
    }

    private static boolean isTrue(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (Cluster.Unanswered _) {
            return false;
        }
    }
}
