package io.forbear.trial;

import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.embedded.Ports;
import io.forbear.embedded.Size;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.part.Instance;
import io.forbear.standalone.part.Part;
import io.forbear.standalone.part.PartPrograms;
import io.forbear.standalone.part.PortPlan;
import io.forbear.standalone.part.Scale;
import io.forbear.standalone.supervision.Leftovers;
import io.forbear.standalone.supervision.Supervisor;
import io.forbear.standalone.time.SimulatedTime;
import io.forbear.standalone.time.TimeFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;

/** A system on this machine, on ports that nobody uses, whose processes come and go as told. */
final class Stand implements AutoCloseable {
    /** A Monday, ten in the morning in Shanghai. */
    static final Instant START = Instant.parse("2026-03-02T02:00:00Z");

    /** All that has a share in what is compared. */
    static final Set<Part> PARTS = EnumSet.complementOf(EnumSet.of(Part.CONSOLE));

    /** So many of each service there may be at most. */
    private static final int MOST = 3;

    private static final Duration TRIAL = Duration.ofHours(12);

    private final DataDirectory data;
    private final PortPlan ports;
    private final PartPrograms programs;
    private final Supervisor supervisor;
    private final LocalIdentityProvider identities;
    private final SortedSet<Instance> running;
    private final Thread ending = new Thread(this::stop);

    private Stand(Path home, Path directory, Scale scale, Set<Part> parts) {
        data = new DataDirectory(directory).take();
        Leftovers.stop(data, Trace::say);
        data.clear();
        ports = freePorts();
        identities = LocalIdentityProvider.in(data.of("keys"));
        programs = new PartPrograms(home, data, ports, time(), null, Size.SMALL, scale, null);
        running = new ConcurrentSkipListSet<>(scale.instances(parts));
        ports.write(data.run().resolve("ports.properties"), running);
        supervisor = new Supervisor(data, running, programs::prepare, (_, _) -> {}, Trace::say);
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /** Starts a system without a past, and returns when all of it serves. */
    static Stand start(Path home, Path directory, Scale scale, Set<Part> parts) {
        var stand = new Stand(home, directory, scale, parts);
        stand.supervisor.start();
        return stand;
    }

    private SimulatedTime time() {
        var now = Clock.systemUTC().instant();
        var time = SimulatedTime.realTime(now).adjusted(now, START, 1.0);
        new TimeFile(clockFile()).write(time);
        return time;
    }

    private static PortPlan freePorts() {
        var names = new ArrayDeque<String>();
        for (var part : Part.values()) {
            names.add(part.title());
            if (part == Part.KAFKA) {
                names.add("kafka-controller");
            }
        }
        for (var number = 2; number <= MOST; number++) {
            for (var part : PARTS) {
                if (part.isService() || part == Part.KAFKA) {
                    names.add(part.title() + "-" + number);
                }
            }
            names.add("kafka-controller-" + number);
        }
        var chosen = new TreeMap<String, String>();
        IntStream.of(Ports.free(names.size()))
                .forEach(port -> chosen.put(names.remove(), Integer.toString(port)));
        return PortPlan.of(Map.of(), chosen);
    }

    /** All that is to run now. */
    SortedSet<Instance> running() {
        return running;
    }

    /** Starts one more process and returns when it serves. */
    void start(Instance one) {
        supervisor.start(one);
        running.add(one);
    }

    /** Ends a process in order. */
    void stop(Instance one) {
        running.remove(one);
        supervisor.stop(one);
    }

    /** What {@code kill -9} does, to stay so. */
    void kill(Instance one) {
        running.remove(one);
        supervisor.kill(one);
    }

    String bootstrapServers() {
        return programs.bootstrapServers();
    }

    String registryUrl() {
        return "http://127.0.0.1:" + ports.of(Part.REGISTRY);
    }

    String url(Instance one) {
        return "http://127.0.0.1:" + ports.of(one);
    }

    Path clockFile() {
        return data.of("clock.properties");
    }

    String token(String role) {
        return identities.token(role, "trial", TRIAL);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(ending);
        stop();
    }

    private void stop() {
        supervisor.stop();
        data.supervisorPid().delete();
    }
}
