package io.forbear.simulator;

import io.forbear.clock.ScaledClock;
import io.forbear.simulator.pace.Place;
import io.forbear.simulator.portfolio.Region;
import io.forbear.simulator.score.JsonReport;
import io.forbear.simulator.trouble.Trouble;
import io.forbear.simulator.uci.UciRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate}: the world around a running system, played from outside through Kafka. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Plays core banking, CRM, dialer and gateways against a running system, through Kafka"
                    + " and the schema registry alone.",
            "Contacts that break rules are planted on purpose; at the end they are compared with"
                    + " what the system found."
        },
        footer = {
            "",
            "Simulated time is that of the running system. Misdeeds are dealt out in turn; a"
                    + " country with half as many debtors again as misdeeds sees every kind (200"
                    + " debtors suffice).",
            "Exit code: 0 everything planted was found and nothing else (precision and recall 1),"
                    + " 1 not so, or something cannot be reached, 2 wrong usage."
        })
public final class SimulateCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private Extent extent = new Extent();

    @Option(
            names = "--speed",
            paramLabel = "N",
            description =
                    "demand that the running system's clock has this speed, or set it where the clock"
                            + " is a governed one (default: whatever it has)")
    private @Nullable Double speed;

    @Option(
            names = "--uci",
            paramLabel = "FILE",
            description = {
                "publish the real portfolio instead: gzipped CSV of 30,000 card clients over six"
                        + " months (UCI, Default of Credit Card Clients). September becomes the"
                        + " current month, statements are dated the first of a month, payments the"
                        + " fifteenth before. Accounts that never were overdue are not reported."
            })
    private @Nullable Path uci;

    @Option(
            names = "--jurisdiction",
            paramLabel = "CODE",
            defaultValue = "CN",
            description = "law that governs the --uci accounts (default: ${DEFAULT-VALUE})")
    private String jurisdiction = "CN";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "write precision and recall of every rule to a file")
    private @Nullable Path json;

    @Mixin private Whereabouts system = new Whereabouts();
    @Mixin private Governing governing = new Governing();

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String... args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new SimulateCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(SimulateCommand::explain)
                .execute(args);
    }

    private static int explain(
            Exception e, CommandLine command, CommandLine.@Nullable ParseResult parsed)
            throws Exception {
        if (e instanceof Trouble) {
            command.getErr().println("simulate: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }

    @Override
    public Integer call() throws InterruptedException {
        var clock = system.clock();
        ClockFile.demandSpeed(clock, speed, system.clockFile());
        if (extent.isTroubled()) {
            return liveTroubled(settings(clock), clock);
        }
        return uci != null ? publish(uci, clock) : live(settings(clock), clock);
    }

    private int liveTroubled(Settings settings, ScaledClock clock) throws InterruptedException {
        var out = System.out;
        var troubles = system.troubles();
        var desks = system.desks();
        try (var month =
                new TroubledMonth(
                        system.connection(),
                        clock,
                        settings,
                        troubles,
                        desks,
                        governing.ahead(),
                        extent.atMost(),
                        out)) {
            out.println(month.announcement());
            var account = governed(month::standing, month::tellPace, month::run, out);
            out.println();
            out.println(account.render());
            if (json != null) {
                Files.writeString(json, account.json(month.about()));
            }
            return exitCode(account.isOk());
        } catch (IOException e) {
            throw new Trouble("cannot write " + json, e);
        }
    }

    private static int exitCode(boolean isOk) {
        return isOk ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private int live(Settings settings, ScaledClock clock) throws InterruptedException {
        var out = System.out;
        try (var simulation =
                new Simulation(system.connection(), clock, settings, system.planDesk(), out)) {
            out.println(simulation.announcement());
            var report = governed(simulation::standing, simulation::tellPace, simulation::run, out);
            out.println();
            out.println(report.render());
            if (json != null) {
                JsonReport.write(report, json);
            }
            var complaints = report.complaints();
            if (complaints.isEmpty()) {
                return CommandLine.ExitCode.OK;
            }
            out.println("did not arrive, or should not have:");
            complaints.forEach(line -> out.println("  " + line));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** A run that simulated time can be led by. */
    private interface Run<T> {
        T live() throws InterruptedException;
    }

    /** Also when it is told to end, the system's clock is left to go on as before. */
    private <T> T governed(
            Place own, Consumer<Function<Instant, String>> pace, Run<T> run, PrintStream out)
            throws InterruptedException {
        try (var conductor = governing.begin(system.clockFile(), own)) {
            if (conductor == null) {
                return run.live();
            }
            var ending = new Thread(conductor::close);
            Runtime.getRuntime().addShutdownHook(ending);
            pace.accept(conductor::inWords);
            var outcome = run.live();
            out.println(conductor.summary());
            return outcome;
        }
    }

    private int publish(Path file, ScaledClock clock) throws InterruptedException {
        var run = UciRun.of(file, region(), clock.instant());
        var figures = system.portfolioDesk();
        var publication = new Publication(system.connection(), figures, extent.limit(), System.out);
        return exitCode(publication.agrees(run));
    }

    private Region region() {
        try {
            return Region.ofJurisdiction(jurisdiction);
        } catch (IllegalArgumentException e) {
            throw usage(e);
        }
    }

    private Settings settings(ScaledClock clock) {
        try {
            return extent.settings(clock);
        } catch (IllegalArgumentException e) {
            throw usage(e);
        }
    }

    private CommandLine.ParameterException usage(IllegalArgumentException e) {
        if (spec == null) {
            throw e;
        }
        return new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
}
