package io.forbear.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka node that is broker and KRaft controller at once, sized for one machine.
 *
 * @param port where clients connect
 * @param quorum which of the nodes it is
 * @param data where its logs lie; formatted at the first start
 * @param log where its output goes
 * @param size what it may take
 * @param security who may come, and how; null: everybody on this machine may do everything
 */
public record KafkaBroker(
        int port, Quorum quorum, Path data, Path log, Size size, @Nullable KafkaSecurity security) {
    private static final int HEAP_MEGABYTES = 384;

    /**
     * The nodes of one cluster, all of them controllers. Of three nodes, one may be missing.
     *
     * @param node the id of this one, from 1
     * @param controllerPorts where they talk to each other, in the order of their ids
     */
    public record Quorum(int node, List<Integer> controllerPorts) {
        private static final int MOST_REPLICAS = 3;

        public Quorum {
            controllerPorts = List.copyOf(controllerPorts);
            if (node < 1 || node > controllerPorts.size()) {
                throw new IllegalArgumentException(
                        "there is no node %d of %d".formatted(node, controllerPorts.size()));
            }
        }

        int controllerPort() {
            return controllerPorts.get(node - 1);
        }

        String voters() {
            return IntStream.rangeClosed(1, controllerPorts.size())
                    .mapToObj(id -> id + "@127.0.0.1:" + controllerPorts.get(id - 1))
                    .collect(Collectors.joining(","));
        }

        int replicas() {
            return Math.min(MOST_REPLICAS, controllerPorts.size());
        }

        /** What is written is on so many nodes at least, so that it outlives one of them. */
        int leastInSync() {
            return Math.max(1, replicas() - 1);
        }
    }

    /** One that is alone and takes little. */
    public KafkaBroker(int port, int controllerPort, Path data, Path log) {
        this(port, new Quorum(1, List.of(controllerPort)), data, log, Size.SMALL, null);
    }

    /** The address for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Formats the storage unless that was done before, and returns the program to start. */
    public Program prepare() {
        try {
            Files.createDirectories(data);
            var properties = data.resolve("server.properties");
            OwnFile.write(properties, out -> out.write(properties()));
            if (!Files.exists(logs().resolve("meta.properties"))) {
                format(properties);
            }
            return new Program(
                    "kafka",
                    java("kafka.Kafka", properties.toString()),
                    data,
                    log,
                    // The port opens before the broker is unfenced; topics could not be made yet.
                    output -> output.get().contains("Kafka Server started"),
                    "TERM");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare Kafka in " + data, e);
        }
    }

    private Path logs() {
        return data.resolve("logs");
    }

    private void format(Path properties) throws IOException {
        // in a file: everybody can read a command line, and there may be passwords among them
        var arguments = data.resolve("format.arguments");
        OwnFile.write(arguments, out -> out.write(formatArguments(properties)));
        var command = java("kafka.tools.StorageTool", "format", "@" + arguments);
        var output = data.resolve("format.log");
        OwnFile.write(output, _ -> {}); // it tells what passwords are checked against
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            if (process.waitFor() != 0) {
                throw new ProgramFailure("kafka-storage format: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while formatting Kafka's storage", e);
        } finally {
            Files.delete(arguments);
        }
    }

    private String formatArguments(Path properties) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--ignore-formatted",
                                "--cluster-id",
                                "Zm9yYmVhci1zdGFuZGFsbw",
                                "--config",
                                properties.toString()));
        if (security != null) {
            security.credentials().forEach(one -> arguments.addAll(List.of("--add-scram", one)));
        }
        return String.join("\n", arguments);
    }

    private List<String> java(String mainClass, String... arguments) throws IOException {
        var locations = Locations.ofThisBuild();
        var cache = Cache.ofThisUser();
        var command = new ArrayList<>(Jvm.command(HEAP_MEGABYTES, size));
        var name = "kafka-" + locations.kafkaVersion();
        var shared = cache.sharedClasses(name, locations.kafkaClassPath());
        // the broker's classes are worth keeping
        var isWriter = mainClass.equals("kafka.Kafka") && quorum.node() == 1;
        command.addAll(isWriter ? shared : Jvm.reading(shared));
        command.add("-Dlog4j2.configurationFile=" + logConfiguration());
        command.addAll(List.of("-cp", locations.kafkaClassPath(), mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private Path logConfiguration() throws IOException {
        var target = data.resolve("log4j2.xml");
        try (var in = KafkaBroker.class.getResourceAsStream("kafka-log4j2.xml")) {
            Files.copy(Objects.requireNonNull(in), target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }

    private String properties() {
        var listener = security == null ? "PLAINTEXT" : KafkaSecurity.LISTENER;
        var protection = security == null ? List.<String>of() : security.brokerSettings();
        return Stream.concat(settings(listener), protection.stream())
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    private Stream<String> settings(String listener) {
        return Stream.of(
                "process.roles=broker,controller",
                "node.id=" + quorum.node(),
                "listeners=%s://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(listener, port, quorum.controllerPort()),
                "advertised.listeners=%s://127.0.0.1:%d".formatted(listener, port),
                "controller.listener.names=CONTROLLER",
                "controller.quorum.voters=" + quorum.voters(),
                "log.dirs=" + logs(),
                "default.replication.factor=" + quorum.replicas(),
                "min.insync.replicas=" + quorum.leastInSync(),
                "offsets.topic.replication.factor=" + quorum.replicas(),
                "transaction.state.log.replication.factor=" + quorum.replicas(),
                "transaction.state.log.min.isr=" + quorum.leastInSync(),
                "share.coordinator.state.topic.replication.factor=" + quorum.replicas(),
                "share.coordinator.state.topic.min.isr=" + quorum.leastInSync(),
                // few partitions and small preallocated indexes start and stop quickly
                "offsets.topic.num.partitions=4",
                "transaction.state.log.num.partitions=4",
                "share.coordinator.state.topic.num.partitions=1",
                "log.index.size.max.bytes=1048576",
                "log.segment.bytes=67108864",
                "transaction.state.log.segment.bytes=1048576",
                "num.network.threads=2",
                "num.io.threads=4",
                "log.cleaner.dedupe.buffer.size=4194304",
                // after a kill, the broker must wait for its own earlier session to expire
                "broker.session.timeout.ms=5000",
                "broker.heartbeat.interval.ms=1000",
                "group.initial.rebalance.delay.ms=0",
                "auto.create.topics.enable=false",
                "controlled.shutdown.max.retries=1");
    }
}
