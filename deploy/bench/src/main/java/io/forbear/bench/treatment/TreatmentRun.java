package io.forbear.bench.treatment;

import io.forbear.bench.service.Service;
import io.forbear.bench.service.ServiceProcess;
import io.forbear.bench.stream.Feed;
import io.forbear.bench.stream.Kafka;
import io.forbear.bench.treatment.Treating.Share;
import io.forbear.clock.ScaledClock;
import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Brings debtors from their stage to the command, with the services as they are delivered. */
public final class TreatmentRun {
    /** Ten in the morning in Shanghai: the gate permits. */
    private static final Instant MORNING = Instant.parse("2026-03-02T02:00:00Z");

    private static final String CONTACT_GROUP = "contact-service";
    private static final String COMPLIANCE_GROUP = "compliance-service";
    private static final String PROJECTION_GROUP = "compliance-projection";

    /**
     * Until then what a debtor costs falls from round to round: the compilers work more than the
     * services do. Those run for weeks.
     */
    private static final int WARM_UP_ROUNDS = 10;

    private static final int TRUE_ROUNDS = 3;

    private static final Set<Topic<?>> GATE =
            Set.of(Topics.CONTACT_PROPOSED, Topics.CONTACT_DECIDED);

    private final Path directory;
    private final Consumer<String> progress;
    private final Instant anchor = ScaledClock.realTime().instant();

    /**
     * A run.
     *
     * @param directory where the services write their logs
     * @param progress told what goes on, a line at a time
     */
    public TreatmentRun(Path directory, Consumer<String> progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Measures so many debtors a few times, once rounds of as many have warmed up the services; the
     * round in the middle counts.
     */
    public Treating measure(int debtors) {
        progress.accept("starting Kafka, PostgreSQL, the schema registry and two services");
        var infrastructure = EmbeddedInfrastructure.shared();
        var kafka = new Kafka(infrastructure.bootstrapServers(), infrastructure.registryUrl());
        kafka.empty();
        try (var compliance = start(Service.COMPLIANCE, infrastructure);
                var contact = start(Service.CONTACT, infrastructure);
                var feed = new Feed(kafka);
                var commands = new Commands(kafka)) {
            var rounds = new Rounds(kafka, feed, commands, new Parts(contact, compliance), debtors);
            return rounds.measured(rounds.warmUp());
        }
    }

    /** Rounds of as many debtors each, one after the other. */
    private final class Rounds {
        private final Kafka kafka;
        private final Feed feed;
        private final Commands commands;
        private final Parts parts;
        private final int debtors;
        private int number;

        private Rounds(Kafka kafka, Feed feed, Commands commands, Parts parts, int debtors) {
            this.kafka = kafka;
            this.feed = feed;
            this.commands = commands;
            this.parts = parts;
            this.debtors = debtors;
        }

        /** What a debtor cost in each round. */
        private List<Double> warmUp() {
            return IntStream.range(0, WARM_UP_ROUNDS)
                    .mapToObj(_ -> next(List.of()).micros())
                    .toList();
        }

        private Treating measured(List<Double> warmUp) {
            return IntStream.range(0, TRUE_ROUNDS)
                    .mapToObj(_ -> next(warmUp))
                    .sorted(Comparator.comparingDouble(Treating::micros))
                    .toList()
                    .get(TRUE_ROUNDS / 2);
        }

        private Treating next(List<Double> warmUp) {
            return round(
                    kafka,
                    feed,
                    commands,
                    parts,
                    new Cohort("ROUND-" + ++number, debtors, MORNING),
                    warmUp);
        }
    }

    private ServiceProcess start(Service service, EmbeddedInfrastructure infrastructure) {
        return ServiceProcess.start(
                service,
                infrastructure,
                infrastructure.createDatabase("treat_" + service.name().toLowerCase(Locale.ROOT)),
                directory,
                List.of(
                        "--forbear.clock.anchor=" + anchor,
                        "--forbear.clock.start=" + MORNING,
                        "--spring.kafka.streams.state-dir=" + directory.resolve("streams")));
    }

    private Treating round(
            Kafka kafka,
            Feed feed,
            Commands commands,
            Parts parts,
            Cohort cohort,
            List<Double> warmUp) {
        progress.accept("publishing %,d profiles".formatted(cohort.debtors()));
        for (int debtor = 0; debtor < cohort.debtors(); debtor++) {
            feed.send(Topics.DEBTOR_PROFILE, cohort.profile(debtor));
        }
        feed.flush();
        var profiles = Set.<Topic<?>>of(Topics.DEBTOR_PROFILE);
        kafka.secondsUntilRead(CONTACT_GROUP, profiles, _ -> parts.requireAlive());
        kafka.secondsUntilRead(COMPLIANCE_GROUP, profiles, _ -> parts.requireAlive());
        progress.accept("publishing %,d stages".formatted(cohort.debtors()));
        var before = parts.cpuSeconds();
        var begun = System.nanoTime();
        for (int debtor = 0; debtor < cohort.debtors(); debtor++) {
            feed.send(Topics.ACCOUNT_STAGE, cohort.stage(debtor));
        }
        feed.flush();
        commands.await(cohort.debtors(), Duration.ofMinutes(3), parts::requireAlive);
        var seconds = (System.nanoTime() - begun) / 1e9;
        // what is kept for queries may come later than the command, but it is work all the same
        kafka.secondsUntilCommittedRead(PROJECTION_GROUP, GATE, _ -> parts.requireAlive());
        var after = parts.cpuSeconds();
        var shares = new ArrayList<Share>();
        after.forEach(
                (part, cpu) ->
                        shares.add(
                                new Share(
                                        part,
                                        (cpu - before.getOrDefault(part, 0.0))
                                                * 1e6
                                                / cohort.debtors())));
        var treating = new Treating(cohort.debtors(), seconds, shares, warmUp);
        progress.accept(
                "%,.0f debtors a second, %,.0f µs of processor time each: %s"
                        .formatted(
                                treating.perSecond(),
                                treating.micros(),
                                shares.stream()
                                        .map(share -> "%.0f".formatted(share.micros()))
                                        .collect(Collectors.joining(" + "))));
        return treating;
    }
}
