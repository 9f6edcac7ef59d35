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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Brings debtors from their stage to the command, with the services as they are delivered. */
public final class TreatmentRun {
    /** Ten in the morning in Shanghai: the gate permits. */
    private static final Instant MORNING = Instant.parse("2026-03-02T02:00:00Z");

    private static final String CONTACT_GROUP = "contact-service";
    private static final String COMPLIANCE_GROUP = "compliance-service";

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

    /** Measures so many debtors, after a round of as many to warm up. */
    public Treating measure(int debtors) {
        progress.accept("starting Kafka, PostgreSQL, the schema registry and two services");
        var infrastructure = EmbeddedInfrastructure.shared();
        var kafka = new Kafka(infrastructure.bootstrapServers(), infrastructure.registryUrl());
        kafka.empty();
        try (var compliance = start(Service.COMPLIANCE, infrastructure);
                var contact = start(Service.CONTACT, infrastructure);
                var feed = new Feed(kafka);
                var commands = new Commands(kafka)) {
            var parts = new Parts(contact, compliance);
            for (var round : List.of("WARM", "HOT")) {
                round(kafka, feed, commands, parts, new Cohort(round, debtors, MORNING));
            }
            return round(kafka, feed, commands, parts, new Cohort("TRUE", debtors, MORNING));
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

    private Treating round(Kafka kafka, Feed feed, Commands commands, Parts parts, Cohort cohort) {
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
        progress.accept("%,.0f debtors a second".formatted(cohort.debtors() / seconds));
        return new Treating(cohort.debtors(), seconds, shares);
    }
}
