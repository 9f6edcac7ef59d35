package io.forbear.bench.treatment;

import io.forbear.bench.service.Service;
import io.forbear.bench.service.ServiceProcess;
import io.forbear.bench.stream.Feed;
import io.forbear.bench.stream.Kafka;
import io.forbear.clock.ScaledClock;
import io.forbear.embedded.EmbeddedInfrastructure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Brings debtors from their stage to the command, with the services as they are delivered. */
public final class TreatmentRun {
    /** Ten in the morning in Shanghai: the gate permits. */
    private static final Instant MORNING = Instant.parse("2026-03-02T02:00:00Z");

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

    /** Measures so many debtors, once rounds of as many have warmed up the services. */
    public Treating measure(int debtors) {
        progress.accept("starting Kafka, PostgreSQL, the schema registry and two services");
        var infrastructure = EmbeddedInfrastructure.shared();
        var kafka = new Kafka(infrastructure.bootstrapServers(), infrastructure.registryUrl());
        kafka.empty();
        try (var compliance = start(Service.COMPLIANCE, infrastructure);
                var contact = start(Service.CONTACT, infrastructure);
                var feed = new Feed(kafka);
                var commands = new Commands(kafka)) {
            var parts = new Parts(contact, compliance, new Postgres());
            var rounds = new Rounds(kafka, feed, commands, parts, progress, debtors, MORNING);
            return rounds.measured(rounds.warmUp());
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
}
