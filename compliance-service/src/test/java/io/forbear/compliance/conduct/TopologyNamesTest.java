package io.forbear.compliance.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

/**
 * State is found again by the names of its stores and by the partition's place in the topology: an
 * instance of the next release takes over what one of this release has left, or it reads all topics
 * from their beginning. Whoever changes a name on purpose changes {@code topology.txt}, and says in
 * docs/operations.md what an upgrade then takes.
 */
class TopologyNamesTest {
    private static final Path KNOWN =
            Path.of("" + System.getProperty("forbear.root"))
                    .resolve("compliance-service/src/test/resources/topology.txt");

    @Test
    void namesEveryStoreAndProcessorAsTheLastReleaseDid() throws IOException {
        var described = describe();
        if (Boolean.getBoolean("forbear.write")) {
            Files.writeString(KNOWN, described);
        }
        assertThat(described).isEqualTo(Files.readString(KNOWN));
    }

    @Test
    void leavesNoNameToKafka() {
        assertThat(describe())
                .doesNotContainPattern("(KSTREAM|KTABLE|STATE-STORE|GLOBAL)-\\w*-?\\d");
    }

    /** One line for each source, processor and sink, in an order that stays. */
    private static String describe() {
        var described = topology().describe();
        var lines = new ArrayList<String>();
        for (var part : described.subtopologies()) {
            part.nodes().stream().map(node -> part.id() + " " + line(node)).forEach(lines::add);
        }
        described
                .globalStores()
                .forEach(global -> lines.add(global.id() + " global " + line(global.processor())));
        return lines.stream().sorted().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(TopologyDescription.Node node) {
        var after =
                node.successors().stream().map(TopologyDescription.Node::name).sorted().toList();
        return switch (node) {
            case TopologyDescription.Source source ->
                    "source %s reads %s, before %s"
                            .formatted(node.name(), new TreeSet<>(source.topicSet()), after);
            case TopologyDescription.Processor processor ->
                    "processor %s keeps %s, before %s"
                            .formatted(node.name(), new TreeSet<>(processor.stores()), after);
            case TopologyDescription.Sink sink ->
                    "sink %s writes %s".formatted(node.name(), sink.topic());
            default -> throw new IllegalStateException("another kind of node: " + node);
        };
    }

    private static Topology topology() {
        var builder = new StreamsBuilder();
        ConductTopology.build(
                builder,
                new PacksInForce(Books.shipped().packs(), PlainAvro.wire().readers()),
                Horizon.USUAL,
                PlainAvro.wire(),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                new SimpleMeterRegistry(),
                new Agendas());
        return builder.build();
    }
}
