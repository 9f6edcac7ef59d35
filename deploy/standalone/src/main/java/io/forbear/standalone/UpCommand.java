package io.forbear.standalone;

import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.embedded.Ports;
import io.forbear.embedded.Size;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.data.Refusal;
import io.forbear.standalone.part.Brokers;
import io.forbear.standalone.part.Instance;
import io.forbear.standalone.part.Part;
import io.forbear.standalone.part.PartPrograms;
import io.forbear.standalone.part.PortPlan;
import io.forbear.standalone.part.Protection;
import io.forbear.standalone.part.Scale;
import io.forbear.standalone.part.SimulatedProviders;
import io.forbear.standalone.supervision.Leftovers;
import io.forbear.standalone.supervision.Supervisor;
import io.forbear.standalone.time.SimulatedTime;
import io.forbear.standalone.time.TimeFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything, and stops it when it is told to end. */
@Command(name = "up")
final class UpCommand implements Callable<Integer> {
    private static final String NO_PROVIDERS = "none";

    private final Clock clock = Clock.systemUTC();

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(names = "--speed")
    private @Nullable Double speed;

    @Option(names = "--start")
    private @Nullable Instant start;

    @Option(names = "--clock")
    private Pace pace = Pace.FIXED;

    /** Whether the speed of simulated time may change while the system runs. */
    enum Pace {
        FIXED,
        GOVERNED
    }

    @Option(names = "--only", split = ",")
    private List<String> only = List.of();

    @Option(names = "--port")
    private Map<String, String> ports = new LinkedHashMap<>();

    @Option(names = "--providers")
    private String providers = NO_PROVIDERS;

    @Option(names = "--brokers")
    private @Nullable Integer brokers;

    @Option(names = "--instances", split = ",")
    private List<String> instances = List.of();

    @Option(names = "--secured")
    private boolean secured;

    @Option(names = "--size")
    private Size size = Size.SMALL;

    @Override
    public Integer call() throws Exception {
        var begun = System.nanoTime();
        var parts = parts();
        var plan = PortPlan.of(System.getenv(), ports);
        var data = Forbear.data(System.getenv()).take();
        Leftovers.stop(data, UpCommand::say);
        if (fresh) {
            data.clear();
        }
        data.checkSpace();
        var scale = Scale.of(Brokers.of(data, brokers), instances);
        var processes = scale.instances(parts);
        plan.check(processes, Ports::isFree);
        LocalIdentityProvider.in(data.of("keys"));
        var time = time(data);
        var protection = Protection.of(Forbear.home(), data, secured);
        var programs =
                new PartPrograms(
                        Forbear.home(), data, plan, time, providers(data), size, scale, protection);
        var supervisor =
                new Supervisor(
                        data,
                        processes,
                        programs::prepare,
                        (one, took) -> {
                            programs.opened(one);
                            announce(one, plan, took, protection != null);
                        },
                        UpCommand::say);
        run(
                supervisor,
                data,
                () -> plan.write(data.run().resolve("ports.properties"), processes),
                () -> {
                    announceReady(begun, time);
                    if (parts.contains(Part.CONSOLE)) {
                        say("./forbear console tells the link that signs a browser in");
                    }
                });
        return 0;
    }

    private void run(Supervisor supervisor, DataDirectory data, Runnable begin, Runnable whenReady)
            throws InterruptedException {
        data.showReady(false);
        begin.run();
        var ending = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(supervisor, data, ending)));
        try {
            supervisor.start();
        } catch (RuntimeException e) {
            if (ending.getCount() == 0) {
                Thread.sleep(Duration.ofDays(1)); // being stopped: parts fail because of that
            }
            throw e; // and the hook stops what did start
        }
        whenReady.run();
        data.showReady(true);
        new CountDownLatch(1).await();
    }

    private static void end(Supervisor supervisor, DataDirectory data, CountDownLatch ending) {
        ending.countDown();
        say("stopping");
        data.showReady(false);
        supervisor.stop();
        data.supervisorPid().delete();
        say("stopped");
    }

    private Set<Part> parts() {
        try {
            var wanted = EnumSet.noneOf(Part.class);
            only.forEach(name -> wanted.add(Part.named(name)));
            return wanted.isEmpty() ? EnumSet.allOf(Part.class) : Part.withRequired(wanted);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable SimulatedProviders providers(DataDirectory data) {
        SimulatedProviders.forget(data);
        return switch (providers) {
            case NO_PROVIDERS -> null;
            case "simulated" -> SimulatedProviders.of(System.getenv());
            default -> throw new Refusal("--providers is none or simulated, found " + providers);
        };
    }

    private SimulatedTime time(DataDirectory data) {
        var file = new TimeFile(data.of("clock.properties"));
        var now = clock.instant();
        try {
            var fixed =
                    file.read()
                            .orElseGet(() -> SimulatedTime.realTime(now))
                            .resumed(now)
                            .adjusted(now, start, speed);
            var time =
                    pace == Pace.GOVERNED ? governed(fixed, data.of("clock.shared"), now) : fixed;
            file.write(time);
            return time;
        } catch (IllegalArgumentException e) {
            throw new Refusal("--speed: " + e.getMessage());
        }
    }

    private SimulatedTime governed(SimulatedTime from, Path file, Instant now) {
        if (start != null || speed != null) {
            return from.sharedBy(file, now);
        }
        return SimulatedTime.steered(file, now).orElseGet(() -> from.sharedBy(file, now));
    }

    private static void announce(Instance one, PortPlan plan, Duration took, boolean isProtected) {
        var scheme =
                switch (one.part()) {
                    case POSTGRES, KAFKA -> isProtected ? "TLS " : "";
                    case REGISTRY -> isProtected ? "https://" : "http://";
                    case ACCOUNT_SERVICE,
                            CONTACT_SERVICE,
                            PLAN_SERVICE,
                            COMPLIANCE_SERVICE,
                            GATEWAY_SERVICE,
                            CONSOLE ->
                            "http://";
                };
        say(
                "%-20s %-22s %5.1f s"
                        .formatted(
                                one.title(),
                                scheme + "127.0.0.1:" + plan.of(one),
                                took.toMillis() / 1000.0));
    }

    private void announceReady(long begun, SimulatedTime time) {
        var took = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
        var hour = time.at(clock.instant()).truncatedTo(ChronoUnit.SECONDS);
        say("ready after %.1f s".formatted(took));
        say(
                "time is %s, running %s times as fast%s; Ctrl-C stops everything"
                        .formatted(
                                hour,
                                time.speed(),
                                time.shared() == null ? "" : " until it is governed"));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
