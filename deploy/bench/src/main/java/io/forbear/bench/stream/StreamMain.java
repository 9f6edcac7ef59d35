package io.forbear.bench.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.conduct.ConductTopology;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce;
import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.packs.RulePacks;
import io.forbear.rules.RulePack;
import io.forbear.topics.EventSerdes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * One stream as a process of its own, with the settings of compliance-service. Obeys words on its
 * standard input, one a line: {@code pause}, {@code resume}, {@code bytes}, {@code end}.
 */
final class StreamMain {
    private static final String SETTINGS = "spring.kafka.streams.properties.";
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);
    private static final String PERMIT_RULES = "FB-PERMIT-";

    private StreamMain() {}

    /** Which stream. */
    enum Kind {
        /** Gate and detector. */
        CONDUCT,
        /** {@link BareStream}. */
        BARE
    }

    /**
     * Runs until it is told to end.
     *
     * @param args kind, Kafka, registry, directory for the state
     */
    public static void main(String[] args) throws IOException {
        var kind = Kind.valueOf(args[0]);
        var serdes = new EventSerdes(args[2]);
        try (var registry = new RegistryProbe(args[2]);
                var streams =
                        new KafkaStreams(
                                topology(kind, serdes, registry),
                                settings(kind, args[1], Path.of(args[3])))) {
            streams.setStateListener((now, _) -> System.out.println("state " + now));
            streams.setUncaughtExceptionHandler(
                    e -> {
                        e.printStackTrace();
                        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
                    });
            streams.start();
            obey(streams);
            // the group's offsets can be deleted only when nobody is in it
            streams.close(
                    CloseOptions.timeout(CLOSE_LIMIT)
                            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    private static void obey(KafkaStreams streams) throws IOException {
        var words = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var word = words.readLine(); word != null; word = words.readLine()) {
            switch (word) {
                case "pause" -> streams.pause();
                case "resume" -> streams.resume();
                case "bytes" -> System.out.println("bytes " + changelogBytes(streams));
                case "end" -> {
                    return;
                }
                default -> throw new IllegalArgumentException("unknown word " + word);
            }
            System.out.println("done " + word);
        }
    }

    /** What has been sent to changelogs, compressed as it was. */
    private static long changelogBytes(KafkaStreams streams) {
        double sum = 0;
        for (var metric : streams.metrics().values()) {
            var name = metric.metricName();
            if (name.group().equals("producer-topic-metrics")
                    && name.name().equals("byte-total")
                    && name.tags().getOrDefault("topic", "").endsWith("-changelog")) {
                sum += (Double) metric.metricValue();
            }
        }
        return (long) sum;
    }

    private static Topology topology(Kind kind, EventSerdes serdes, RegistryProbe registry) {
        return switch (kind) {
            case CONDUCT ->
                    ConductTopology.of(
                            new PacksInForce(law(), serdes::deserializer),
                            serdes,
                            registry,
                            clock(),
                            new SimpleMeterRegistry());
            case BARE -> BareStream.topology(serdes);
        };
    }

    /** Runs on from the day of the last call that can be made within the horizon. */
    private static Clock clock() {
        var real = Clock.systemUTC();
        return Clock.offset(
                real, Duration.between(real.instant(), Traffic.end(Horizon.USUAL.length())));
    }

    /** All packs, but contacts that nobody asked for beforehand are no violation here. */
    private static List<RulePack> law() {
        return RulePacks.shipped().stream().map(StreamMain::withoutPermits).toList();
    }

    private static RulePack withoutPermits(RulePack pack) {
        return new RulePack(
                pack.id(),
                pack.version(),
                pack.title(),
                pack.effectiveFrom(),
                pack.effectiveTo(),
                pack.jurisdictions(),
                pack.coverage(),
                pack.rules().stream().filter(rule -> !rule.id().startsWith(PERMIT_RULES)).toList());
    }

    private static Properties settings(Kind kind, String bootstrap, Path state) {
        var properties = new Properties();
        service()
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(SETTINGS)) {
                                properties.put(name.substring(SETTINGS.length()), value);
                            }
                        });
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(
                StreamsConfig.APPLICATION_ID_CONFIG,
                kind == Kind.CONDUCT ? ConductTopology.GROUP : BareStream.GROUP);
        return properties;
    }

    /** The settings that compliance-service ships with. */
    private static Map<String, String> service() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yml"));
        var read = yaml.getObject();
        if (read == null) {
            throw new IllegalStateException("compliance-service has no application.yml");
        }
        return read.stringPropertyNames().stream()
                .collect(Collectors.toMap(n -> n, read::getProperty));
    }
}
