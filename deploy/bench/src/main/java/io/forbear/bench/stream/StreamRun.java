package io.forbear.bench.stream;

import io.forbear.bench.stream.Throughput.Speed;
import io.forbear.compliance.conduct.ConductTopology;
import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Measures on one broker. */
public final class StreamRun {
    private static final Set<Topic<?>> FACTS = Set.of(Topics.DEBTOR_PROFILE, Topics.ACCOUNT_STAGE);
    private static final Set<Topic<?>> CONTACTS = Set.of(Topics.CONTACT_ATTEMPTED);
    private static final double UNLAWFUL = 0.02;
    private static final int WARM_DEBTORS = 2000;
    private static final int WARM_CONTACTS = 100;

    private final Path directory;
    private final Consumer<String> progress;
    private final Kafka kafka;

    /**
     * Waits for the broker.
     *
     * @param directory where streams keep their state
     * @param progress told what goes on, a line at a time
     */
    public StreamRun(Path directory, Consumer<String> progress) {
        this.directory = directory;
        this.progress = progress;
        progress.accept("starting Kafka and the schema registry");
        var infrastructure = EmbeddedInfrastructure.shared();
        kafka = new Kafka(infrastructure.bootstrapServers(), infrastructure.registryUrl());
    }

    /** The settings of the JVM that runs a stream. */
    public static List<String> jvm() {
        return StreamProcess.JVM;
    }

    /**
     * What came of a portfolio.
     *
     * @param delays empty if none were asked for
     */
    public record Result(Throughput throughput, List<Delay> delays) {}

    /**
     * Lets both streams read all contacts of a portfolio as fast as they can, and then measures how
     * soon gate and detector answer.
     *
     * @param pace which delays to measure
     */
    public Result measure(int debtors, long events, List<Pace> pace) {
        var traffic = new Traffic(0, debtors, UNLAWFUL);
        var warming = new Traffic(debtors, WARM_DEBTORS, UNLAWFUL);
        kafka.empty();
        try (var feed = new Feed(kafka);
                var conduct = start(StreamMain.Kind.CONDUCT, debtors)) {
            Speed ceiling;
            long before;
            try (var bare = start(StreamMain.Kind.BARE, debtors)) {
                progress.accept(
                        "publishing %,d debtors and %,d contacts".formatted(debtors, events));
                feed.facts(traffic);
                feed.facts(warming);
                read(ConductTopology.GROUP, FACTS, "facts");
                // both get to know the same contacts before their time is taken
                feed.reports(warming, (long) WARM_DEBTORS * WARM_CONTACTS);
                read(ConductTopology.GROUP, CONTACTS, "gate and detector, warming up");
                read(BareStream.GROUP, CONTACTS, "bare stream, warming up");
                // what waits from the start is given no task, so they wait only now
                bare.pause();
                conduct.pause();
                before = conduct.changelogBytes();
                feed.reports(traffic, events);
                ceiling = speed(bare, BareStream.GROUP, "bare stream", events);
            }
            var speed = speed(conduct, ConductTopology.GROUP, "gate and detector", events);
            var throughput =
                    new Throughput(
                            debtors,
                            events,
                            ceiling,
                            speed,
                            (double) (conduct.changelogBytes() - before) / events,
                            conduct.memoryBytes(),
                            size(directory(StreamMain.Kind.CONDUCT, debtors)));
            return new Result(throughput, delays(traffic, events, pace, feed));
        }
    }

    /**
     * Adds debtors to one and the same stream, and measures what the contacts with the newest of
     * them cost while all the others are there too. Each has as many contacts as any other, so that
     * only the number of debtors grows.
     *
     * @param totals how many debtors there are at each step, growing
     * @param contacts with each debtor
     */
    public List<Growth> grow(List<Integer> totals, int contacts) {
        var growth = new ArrayList<Growth>();
        kafka.empty();
        try (var feed = new Feed(kafka);
                var conduct = start(StreamMain.Kind.CONDUCT, 0)) {
            // few debtors with many contacts: the code becomes warm, the portfolio stays small
            add(feed, conduct, new Traffic(0, WARM_DEBTORS, UNLAWFUL), WARM_CONTACTS);
            int known = WARM_DEBTORS;
            for (int total : totals) {
                var newest = new Traffic(known, total - known, UNLAWFUL);
                growth.add(new Growth(total, add(feed, conduct, newest, contacts)));
                known = total;
            }
        }
        return growth;
    }

    private Speed add(Feed feed, StreamProcess conduct, Traffic traffic, int contacts) {
        long events = (long) traffic.debtors() * contacts;
        progress.accept(
                "publishing %,d debtors and %,d contacts".formatted(traffic.debtors(), events));
        conduct.resume();
        feed.facts(traffic);
        read(ConductTopology.GROUP, FACTS, "facts");
        conduct.pause();
        feed.reports(traffic, events);
        return speed(conduct, ConductTopology.GROUP, "gate and detector", events);
    }

    private Speed speed(StreamProcess stream, String group, String what, long events) {
        double before = stream.cpuSeconds();
        stream.resume();
        double seconds = read(group, CONTACTS, what);
        return new Speed(events / seconds, (stream.cpuSeconds() - before) * 1e6 / events);
    }

    private List<Delay> delays(Traffic traffic, long events, List<Pace> paces, Feed feed) {
        var delays = new ArrayList<Delay>();
        int round = (int) (events / traffic.debtors()) + 2;
        for (var pace : paces) {
            progress.accept("asking " + pace);
            delays.add(new DelayMeter(kafka, feed, traffic.debtors()).measure(pace, round));
            round += 1 + (int) (pace.perSecond() * pace.duration().toSeconds() / traffic.debtors());
        }
        return delays;
    }

    private double read(String group, Set<Topic<?>> topics, String what) {
        var told = new long[] {System.nanoTime()};
        return kafka.secondsUntilRead(
                group,
                topics,
                left -> {
                    if (System.nanoTime() - told[0] > 5_000_000_000L) {
                        told[0] = System.nanoTime();
                        progress.accept("%s: %,d records left".formatted(what, left));
                    }
                });
    }

    private StreamProcess start(StreamMain.Kind kind, int debtors) {
        return StreamProcess.start(kind, kafka, directory(kind, debtors));
    }

    private Path directory(StreamMain.Kind kind, int debtors) {
        return directory.resolve(kind + "-" + debtors);
    }

    private static long size(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + directory, e);
        }
    }
}
