package io.forbear.standalone.part;

import io.forbear.standalone.data.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Which part listens where, on 127.0.0.1.
 *
 * @param controller where Kafka talks to itself
 */
public record PortPlan(Map<Part, Integer> ports, int controller) {
    private static final String CONTROLLER = "kafka-controller";
    private static final String CONTROLLER_VARIABLE = "FORBEAR_KAFKA_CONTROLLER_PORT";
    private static final int DEFAULT_CONTROLLER = 9093;
    private static final int HIGHEST = 65_535;

    public PortPlan {
        ports = Map.copyOf(ports);
    }

    /**
     * The default ports, changed first by the environment and then by options.
     *
     * @param options part's name to port
     * @throws Refusal for an unknown part, or for what is not a port
     */
    public static PortPlan of(Map<String, String> environment, Map<String, String> options) {
        for (var name : options.keySet()) {
            if (!name.equals(CONTROLLER)) {
                checkPart(name);
            }
        }
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (var part : Part.values()) {
            ports.put(
                    part,
                    port(
                            part.title(),
                            options,
                            part.portVariable(),
                            environment,
                            part.defaultPort()));
        }
        return new PortPlan(
                ports,
                port(CONTROLLER, options, CONTROLLER_VARIABLE, environment, DEFAULT_CONTROLLER));
    }

    /** Where the part listens. */
    public int of(Part part) {
        var port = ports.get(part);
        if (port == null) {
            throw new IllegalStateException("no port for " + part);
        }
        return port;
    }

    /** Notes the ports for other commands. */
    public void write(Path file) {
        var lines =
                Arrays.stream(Part.values()).map(part -> part.title() + "=" + of(part)).toList();
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The ports noted by {@link #write}, if any were. */
    public static Optional<PortPlan> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            var noted =
                    lines.map(line -> line.split("=", 2))
                            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            return Optional.of(of(Map.of(), noted));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * Makes sure that the parts can listen.
     *
     * @throws Refusal naming the port that is taken, who wanted it and how to choose another
     */
    public void check(Set<Part> parts, IntPredicate isFree) {
        for (var part : parts) {
            check(of(part), part.title(), part.portVariable(), isFree);
        }
        if (parts.contains(Part.KAFKA)) {
            check(controller, CONTROLLER, CONTROLLER_VARIABLE, isFree);
        }
    }

    private static void check(int port, String name, String variable, IntPredicate isFree) {
        if (!isFree.test(port)) {
            throw new Refusal(
                    "port %d, which %s needs, is taken: choose another with %s=… or --port %s=…"
                            .formatted(port, name, variable, name));
        }
    }

    private static void checkPart(String name) {
        try {
            Part.named(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private static int port(
            String name,
            Map<String, String> options,
            String variable,
            Map<String, String> environment,
            int otherwise) {
        var option = options.get(name);
        if (option != null) {
            return parsed(option, "--port " + name);
        }
        var value = environment.getOrDefault(variable, "");
        return value.isBlank() ? otherwise : parsed(value, variable);
    }

    private static int parsed(String text, String origin) {
        var port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > HIGHEST) {
            throw new Refusal(
                    "%s must be a port from 1 to 65535, found %s".formatted(origin, text));
        }
        return port;
    }
}
