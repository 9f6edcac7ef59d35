package io.forbear.trial;

import io.forbear.standalone.part.Instance;
import io.forbear.standalone.part.Part;
import io.forbear.standalone.part.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Adds, removes, kills and restarts parts of a system under load. */
@Command(
        name = "scale-out",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Plays the same month of misdeeds twice: against one broker and one instance of each"
                    + " service that nothing happens to, and against three brokers and two"
                    + " instances of each while instances are added and removed, the leading broker"
                    + " and an instance with state are killed, and every service is restarted.",
            "The violations must be the same, and everything done once. Takes about twelve"
                    + " minutes and 6 GB of memory on two cores; the data lies under target/trial."
        },
        footer = {
            "",
            "done: the processes serve, or are gone. owned: every partition of every group has an",
            "owner that lives. caught up: all that waited then is consumed. copied: no partition",
            "lacks a copy. unread: the most records that waited. command: the longest from a",
            "proposal through the gate to its command. calls: queries asked of all instances in",
            "turn, of them 503 (come again) and none (nobody there); others: none, at an instance",
            "that nothing was done to.",
            "",
            "Exit code: 0 all is the same, 1 not so, 2 wrong usage."
        })
final class ScaleOutCommand implements Callable<Integer> {
    private static final Duration MOST = Duration.ofMinutes(15);
    private static final Duration MISSING = Duration.ofMinutes(3);
    private static final Duration BEFORE = Duration.ofSeconds(15);
    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final int ASKED = 20;

    @Option(
            names = "--debtors",
            defaultValue = "240",
            description = "size of the month's portfolio (default: ${DEFAULT-VALUE})")
    private int debtors;

    @Option(
            names = "--seed",
            defaultValue = "3",
            description = "of the month (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--over",
            defaultValue = "240",
            description =
                    "seconds over which the month is told while the system is disturbed (default:"
                            + " ${DEFAULT-VALUE})")
    private int over;

    @Option(
            names = "--every",
            defaultValue = "500",
            description =
                    "milliseconds from one further debtor to the next (default: ${DEFAULT-VALUE})")
    private int every;

    @Option(names = "--json", description = "write what was measured to a file")
    private @Nullable Path json;

    private final Path home = Path.of(System.getProperty("forbear.home", "")).toAbsolutePath();

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ScaleOutCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var directory = home.resolve("target").resolve("trial");
        Files.createDirectories(directory);
        Trace.say("starting one broker and one instance of each service");
        var undisturbed = undisturbed(directory);
        Trace.say("undisturbed: %d violations stand".formatted(undisturbed.size()));
        try (var stand = Stand.start(home, directory.resolve("three"), scale(), Stand.PARTS)) {
            Trace.say("three brokers and two instances of each service serve");
            return disturbed(stand, directory, undisturbed) ? 0 : 1;
        }
    }

    private static Scale scale() {
        return Scale.of(3, List.of("2"));
    }

    private SortedSet<String> undisturbed(Path directory) throws IOException, InterruptedException {
        try (var stand = Stand.start(home, directory.resolve("one"), Scale.ONE, Stand.PARTS)) {
            Trace.say("one broker and one instance of each service serve");
            try (var month = month(stand, Duration.ZERO, directory.resolve("undisturbed.log"))) {
                if (!month.await(MOST)) {
                    throw new IllegalStateException(
                            "the undisturbed month failed already; see " + month.log());
                }
            }
            return Outcome.read(stand).standingUntil(Stand.START);
        }
    }

    private Month month(Stand stand, Duration told, Path log) throws IOException {
        return Month.begin(home, stand, debtors, seed, told, MISSING, log);
    }

    private boolean disturbed(Stand stand, Path directory, SortedSet<String> undisturbed)
            throws IOException, InterruptedException {
        var log = directory.resolve("disturbed.log");
        try (var cluster = new Cluster(stand);
                var month = month(stand, Duration.ofSeconds(over), log);
                var drip = Drip.begin(stand, Duration.ofMillis(every));
                var prober = Prober.begin(stand, drip)) {
            Thread.sleep(BEFORE);
            var disturber = new Disturber(stand, cluster, prober);
            Trace.say(
                    "%d shares of groups; copies of partitions: %s"
                            .formatted(disturber.shares(), cluster.copies()));
            var stuck = disturbed(disturber);
            Trace.say(month.isGoingOn() ? "the month is not over yet" : "the month was over");
            drip.end();
            var isFound = month.await(MOST);
            Thread.sleep(SETTLING);
            var told = drip.debtors();
            var isSame = isSameEverywhere(prober, told);
            var read = Clock.systemUTC().millis();
            var outcome = Outcome.read(stand);
            var steps = disturber.steps(outcome);
            var verdict =
                    Verdict.of(undisturbed, outcome, told, steps, isFound, isSame, read).and(stuck);
            tell(steps, verdict, told.size());
            return verdict.isWell();
        }
    }

    /**
     * What did not recover, in words; then nothing more is done to it, and the rest is compared.
     */
    private static List<String> disturbed(Disturber disturber) throws InterruptedException {
        try {
            disturb(disturber);
            return List.of();
        } catch (IllegalStateException | Cluster.Unanswered stuck) {
            Trace.say(String.valueOf(stuck.getMessage()));
            return List.of(String.valueOf(stuck.getMessage()));
        }
    }

    private static void disturb(Disturber disturber) throws InterruptedException {
        var compliance = new Instance(Part.COMPLIANCE_SERVICE, 3);
        var contact = new Instance(Part.CONTACT_SERVICE, 3);
        disturber.add(compliance);
        disturber.add(contact);
        disturber.remove(compliance);
        disturber.remove(contact);
        disturber.bringBackBroker(disturber.killBroker());
        disturber.kill(Instance.first(Part.COMPLIANCE_SERVICE));
        disturber.bringBack(Instance.first(Part.COMPLIANCE_SERVICE));
        disturber.kill(Instance.first(Part.CONTACT_SERVICE));
        disturber.bringBack(Instance.first(Part.CONTACT_SERVICE));
        for (var part : Arrays.stream(Part.values()).filter(Part::isService).toList()) {
            disturber.roll(part, scale().instances(part));
        }
    }

    private static boolean isSameEverywhere(Prober prober, List<String> told)
            throws InterruptedException {
        for (var debtor : told.stream().limit(ASKED).toList()) {
            if (!prober.isSameEverywhere(debtor)) {
                return false;
            }
        }
        return true;
    }

    private void tell(List<Step> steps, Verdict verdict, int told) throws IOException {
        System.out.println();
        System.out.println(Step.head());
        steps.forEach(step -> System.out.println(step.row()));
        System.out.printf(
                "%n%d violations of the month stand, in both; %d further debtors, %d proposals, %d"
                        + " decisions, %d commands%n",
                verdict.findings(),
                told,
                verdict.proposals(),
                verdict.decisions(),
                verdict.commands());
        verdict.faults().forEach(fault -> System.out.println("  " + fault));
        System.out.println(verdict.isWell() ? "all of it once, and the same" : "NOT the same");
        if (json != null) {
            Files.writeString(
                    json, new JsonMapper().writeValueAsString(json(steps, verdict, told)));
        }
    }

    private Map<String, Object> json(List<Step> steps, Verdict verdict, int told) {
        var all = new TreeMap<String, Object>();
        all.put("debtorsOfMonth", debtors);
        all.put("seed", seed);
        all.put("furtherDebtors", told);
        all.put("violations", verdict.findings());
        all.put("proposals", verdict.proposals());
        all.put("decisions", verdict.decisions());
        all.put("commands", verdict.commands());
        all.put("faults", verdict.faults());
        all.put("steps", steps.stream().map(Step::json).toList());
        return all;
    }
}
