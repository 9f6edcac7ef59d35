package io.forbear.standalone.part;

import io.forbear.standalone.data.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Which process listens where, on 127.0.0.1. What nobody has chosen follows from the first process
 * of a part: the second listens a hundred ports above it, and so on.
 *
 * @param ports where processes serve; at least the first of every part
 * @param controllers where brokers talk to each other; at least the first
 */
public record PortPlan(Map<Instance, Integer> ports, Map<Instance, Integer> controllers) {
    private static final String CONTROLLER = "kafka-controller";
    private static final int DEFAULT_CONTROLLER = 9093;
    private static final int STEP = 100;
    private static final int HIGHEST = 65_535;

    public PortPlan {
        ports = Map.copyOf(ports);
        controllers = Map.copyOf(controllers);
    }

    /**
     * The default ports, changed first by the environment and then by options.
     *
     * @param options title of a process to its port
     * @throws Refusal for an unknown part, or for what is not a port
     */
    public static PortPlan of(Map<String, String> environment, Map<String, String> options) {
        options.keySet().forEach(PortPlan::checkName);
        var ports = new TreeMap<Instance, Integer>();
        for (var part : Part.values()) {
            Instance.possible(part)
                    .forEach(
                            one ->
                                    chosen(one.title(), options, one.portVariable(), environment)
                                            .ifPresent(port -> ports.put(one, port)));
            ports.putIfAbsent(Instance.first(part), part.defaultPort());
        }
        var controllers = new TreeMap<Instance, Integer>();
        Instance.possible(Part.KAFKA)
                .forEach(
                        one ->
                                chosen(
                                                controller(one),
                                                options,
                                                one.controllerVariable(),
                                                environment)
                                        .ifPresent(port -> controllers.put(one, port)));
        controllers.putIfAbsent(Instance.first(Part.KAFKA), DEFAULT_CONTROLLER);
        return new PortPlan(ports, controllers);
    }

    /** Where the first process of a part listens. */
    public int of(Part part) {
        return of(Instance.first(part));
    }

    /** Where a process listens. */
    public int of(Instance one) {
        return planned(ports, one);
    }

    /** Where a broker talks to the others. */
    public int controller(int node) {
        return planned(controllers, new Instance(Part.KAFKA, node));
    }

    private static int planned(Map<Instance, Integer> ports, Instance one) {
        var port = ports.get(one);
        if (port == null && one.number() == 1) {
            throw new IllegalStateException("no port for " + one.title());
        }
        return port != null ? port : planned(ports, Instance.first(one.part())) + above(one);
    }

    private static int above(Instance one) {
        return STEP * (one.number() - 1);
    }

    /** Notes the ports of processes, and of the first of every part, for other commands. */
    public void write(Path file, Collection<Instance> processes) {
        var all = new TreeMap<String, Integer>();
        Arrays.stream(Part.values()).forEach(part -> all.put(part.title(), of(part)));
        processes.forEach(one -> all.put(one.title(), of(one)));
        var lines = new ArrayList<String>();
        all.forEach((title, port) -> lines.add(title + "=" + port));
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
     * Makes sure that the processes can listen.
     *
     * @throws Refusal naming the port that is taken, who wanted it and how to choose another
     */
    public void check(Collection<Instance> processes, IntPredicate isFree) {
        for (var one : processes) {
            check(of(one), one.title(), one.portVariable(), isFree);
            if (one.part() == Part.KAFKA) {
                check(controller(one.number()), controller(one), one.controllerVariable(), isFree);
            }
        }
    }

    private static void check(int port, String name, String variable, IntPredicate isFree) {
        if (!isFree.test(port)) {
            throw new Refusal(
                    "port %d, which %s needs, is taken: choose another with %s=… or --port %s=…"
                            .formatted(port, name, variable, name));
        }
    }

    /** As what options name the port of a broker's controller. */
    private static String controller(Instance broker) {
        return broker.title().replace(Part.KAFKA.title(), CONTROLLER);
    }

    private static void checkName(String name) {
        try {
            Instance.named(name.replace(CONTROLLER, Part.KAFKA.title()));
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Integer> chosen(
            String name,
            Map<String, String> options,
            String variable,
            Map<String, String> environment) {
        var option = options.get(name);
        if (option != null) {
            return Optional.of(parsed(option, "--port " + name));
        }
        var value = environment.getOrDefault(variable, "");
        return value.isBlank() ? Optional.empty() : Optional.of(parsed(value, variable));
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
