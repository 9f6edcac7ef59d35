package io.forbear.console.command;

import io.forbear.console.cluster.Backdrop;
import io.forbear.console.cluster.ClusterReader;
import io.forbear.console.cluster.Figures;
import io.forbear.console.cluster.Outage;
import io.forbear.console.cluster.Rewind;
import io.forbear.console.cluster.Snapshot;
import io.forbear.topics.ClientFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Kafka, measured as the console measures it. */
final class Cluster {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);

    @Option(
            names = "--bootstrap",
            defaultValue = "${env:FORBEAR_BOOTSTRAP:-127.0.0.1:9092}",
            description = "addresses of Kafka (${DEFAULT-VALUE})")
    private String bootstrap = "";

    @Option(
            names = "--kafka-config",
            defaultValue = "${env:FORBEAR_KAFKA_CONFIG}",
            description = "a file of more settings of Kafka's clients, for example of security")
    private @Nullable Path config;

    /**
     * The topics as they are; rates are told of the two seconds that this takes.
     *
     * @throws Refusal if Kafka does not answer
     */
    Snapshot measure(boolean all) throws Refusal, InterruptedException {
        try (var reader = new ClusterReader(settings(), PATIENCE)) {
            var before = reader.read(clock.instant());
            Thread.sleep(BETWEEN);
            var now = reader.read(clock.instant());
            return Figures.of(now, before, Backdrop.unknown(now.at()), all);
        } catch (Outage | KafkaException out) {
            throw Refusal.out(
                    "Kafka does not answer at %s: %s".formatted(bootstrap, out.getMessage()));
        }
    }

    /** What sets consumer groups back; the caller closes it. */
    Rewind rewind() throws Refusal {
        return new Rewind(settings(), PATIENCE);
    }

    private Map<String, Object> settings() throws Refusal {
        try {
            return ClientFile.kafka(ClientFile.read(config), bootstrap);
        } catch (UncheckedIOException unreadable) {
            throw Refusal.refused(String.valueOf(unreadable.getMessage()));
        }
    }
}
