package io.forbear.simulator;

import static java.util.Locale.ROOT;

import io.forbear.clock.ScaledClock;
import io.forbear.simulator.desk.PlanDesk;
import io.forbear.simulator.desk.PortfolioDesk;
import io.forbear.simulator.desk.ServiceDesk;
import io.forbear.simulator.gateway.Faults;
import io.forbear.simulator.pace.Place;
import io.forbear.simulator.portfolio.Region;
import io.forbear.simulator.provider.ProviderFile;
import io.forbear.simulator.score.JsonReport;
import io.forbear.simulator.trouble.Trouble;
import io.forbear.simulator.uci.UciRun;
import io.forbear.simulator.wire.Connection;
import io.forbear.simulator.wire.Publisher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final int DEMO_DEBTORS = 200;
    private static final Duration DEMO_REAL_TIME = Duration.ofSeconds(100);
    private static final int MONTH_DEBTORS = 500;
    private static final int MONTH_DAYS = 30;
    private static final int DEFAULT_DEBTORS = 1000;
    private static final double DEMO_FAULTS = 0.05;
    private static final double DEFAULT_FAULTS = 0.02;

    @Mixin private Governing governing = new Governing();
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--debtors",
            paramLabel = "N",
            description =
                    "size of the portfolio (default: 1000; with --demo 200, with --month 500)")
    private @Nullable Integer debtors;

    @Option(
            names = "--days",
            paramLabel = "D",
            description =
                    "simulated days to live, fractions allowed (default: 1; with --demo what passes"
                            + " in 100 real seconds, with --month 30)")
    private @Nullable Double days;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "repeats a run's portfolio and stories (default: taken from the clock, and"
                            + " printed)")
    private @Nullable Long seed;

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
            names = "--demo",
            description = "a small portfolio that shows every kind of decision and violation")
    private boolean isDemo;

    @Option(
            names = "--month",
            description = {
                "report a month that is over, part of it late, twice or wrong at first: with every"
                        + " misdeed, and with as much that just is none; meanwhile the system"
                        + " contacts a few debtors, best at a speed up to 60 and by day in China"
            })
    private boolean isMonth;

    @Option(
            names = "--troubles",
            description = {
                "honest gateways and debtors, but everything around the system fails: gateways and"
                        + " providers that hang, answer twice, a day late or never, crash, and are"
                        + " down for six hours. At the end every command is accounted for. Takes a"
                        + " system started with ./forbear up --providers simulated"
            })
    private boolean isTroubled;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description =
                    "with --troubles, account after so many real minutes for what was lived until"
                            + " then (default: only at the end)")
    private @Nullable Integer minutes;

    @Option(
            names = "--providers-file",
            paramLabel = "FILE",
            defaultValue = "${env:FORBEAR_PROVIDERS_FILE:-data/run/providers.properties}",
            description =
                    "with --troubles, where the system expects its providers"
                            + " (FORBEAR_PROVIDERS_FILE; default: data/run/providers.properties)")
    private Path providersFile = Path.of("");

    @Option(
            names = "--contact-url",
            paramLabel = "URL",
            defaultValue = "${env:FORBEAR_CONTACT_URL:-http://127.0.0.1:8082}",
            description =
                    "with --troubles, contact-service, which is asked for the approved wordings"
                            + " (FORBEAR_CONTACT_URL; default: http://127.0.0.1:8082)")
    private String contactUrl = "";

    @Option(
            names = "--gateway-url",
            paramLabel = "URL",
            defaultValue = "${env:FORBEAR_GATEWAY_URL:-http://127.0.0.1:8086}",
            description =
                    "with --troubles, gateway-service, whose circuit breakers are watched"
                            + " (FORBEAR_GATEWAY_URL; default: http://127.0.0.1:8086)")
    private String gatewayUrl = "";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "write precision and recall of every rule to a file")
    private @Nullable Path json;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:FORBEAR_BOOTSTRAP:-127.0.0.1:9092}",
            description = "Kafka (FORBEAR_BOOTSTRAP; default: 127.0.0.1:9092)")
    private String bootstrap = "";

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:FORBEAR_REGISTRY_URL:-http://127.0.0.1:8085}",
            description = "schema registry (FORBEAR_REGISTRY_URL; default: http://127.0.0.1:8085)")
    private String registry = "";

    @Option(
            names = "--clock-file",
            paramLabel = "FILE",
            defaultValue = "${env:FORBEAR_CLOCK_FILE:-data/clock.properties}",
            description =
                    "the running system's clock: anchor, start, speed; real time if there is no"
                            + " such file (FORBEAR_CLOCK_FILE; default: data/clock.properties)")
    private Path clockFile = Path.of("");

    @Option(
            names = "--misconduct",
            paramLabel = "RATE",
            defaultValue = "0.05",
            description =
                    "share of debtors who are wronged: called at night, too often, through their"
                            + " mother, … (default: ${DEFAULT-VALUE})")
    private double misconduct;

    @Option(
            names = "--permit-abuse",
            paramLabel = "RATE",
            description =
                    "share of calls and texts in China that use a permit twice, elsewhere, before"
                            + " it begins or after it ran out (default: 0.02; with --demo 0.05,"
                            + " with --month three in four)")
    private @Nullable Double permitAbuse;

    @Option(
            names = "--duplicates",
            paramLabel = "RATE",
            description = "share of reports sent twice (default: 0.02; with --demo 0.05)")
    private @Nullable Double duplicates;

    @Option(
            names = "--late",
            paramLabel = "RATE",
            description =
                    "share of reports sent up to 90 minutes late (default: 0.02; with --demo 0.05)")
    private @Nullable Double late;

    @Option(
            names = "--corrections",
            paramLabel = "RATE",
            description =
                    "share of reports sent first with a wrong outcome (default: 0.02; with --demo"
                            + " 0.05)")
    private @Nullable Double corrections;

    @Option(
            names = "--plan-url",
            paramLabel = "URL",
            defaultValue = "${env:FORBEAR_PLAN_URL}",
            description =
                    "plan-service; with it some debtors agree to a plan, the one thing that Kafka"
                            + " does not offer (FORBEAR_PLAN_URL; default: no plans)")
    private @Nullable String planUrl;

    @Option(
            names = "--plan-token-file",
            paramLabel = "FILE",
            defaultValue = "${env:FORBEAR_PLAN_TOKEN_FILE}",
            description =
                    "holds a bearer token with the role plan-desk (FORBEAR_PLAN_TOKEN_FILE; or the"
                            + " token itself in FORBEAR_PLAN_TOKEN)")
    private @Nullable Path planTokenFile;

    @Option(
            names = "--account-url",
            paramLabel = "URL",
            defaultValue = "${env:FORBEAR_ACCOUNT_URL}",
            description =
                    "account-service; with --uci its roll-rate matrix is compared with that of the"
                            + " file, which takes a system that was told the file in one month only"
                            + " (FORBEAR_ACCOUNT_URL; default: not compared)")
    private @Nullable String accountUrl;

    @Option(
            names = "--account-token-file",
            paramLabel = "FILE",
            defaultValue = "${env:FORBEAR_ACCOUNT_TOKEN_FILE}",
            description =
                    "holds a bearer token with the role auditor (FORBEAR_ACCOUNT_TOKEN_FILE; or the"
                            + " token itself in FORBEAR_ACCOUNT_TOKEN)")
    private @Nullable Path accountTokenFile;

    @Option(
            names = "--quiet",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description =
                    "at the end, real seconds without any event after which nothing more is"
                            + " expected (default: ${DEFAULT-VALUE})")
    private int quiet;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "at the end, real seconds to wait at most for what is missing; with --uci,"
                            + " seconds without news (default: ${DEFAULT-VALUE})")
    private int limit;

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
        var clock = ClockFile.read(clockFile);
        ClockFile.demandSpeed(clock, speed, clockFile);
        if (isTroubled) {
            return liveTroubled(settings(clock), clock);
        }
        return uci != null ? publish(uci, clock) : live(settings(clock), clock);
    }

    private Duration atMost() {
        return minutes == null ? Duration.ofDays(365) : Duration.ofMinutes(minutes);
    }

    private int liveTroubled(Settings settings, ScaledClock clock) throws InterruptedException {
        var out = System.out;
        var pids = providersFile.toAbsolutePath().getParent();
        var troubles =
                Troubles.all(ProviderFile.read(providersFile), pids == null ? providersFile : pids);
        var auditor = token("account", accountTokenFile, "auditor");
        var desks =
                new Desks(
                        desk(),
                        new ServiceDesk(contactUrl, auditor),
                        new ServiceDesk(gatewayUrl, auditor));
        var connection = Connection.open(bootstrap, registry);
        try (var month =
                new TroubledMonth(
                        connection,
                        clock,
                        settings,
                        troubles,
                        desks,
                        governing.ahead(),
                        atMost(),
                        out)) {
            out.println(month.announcement());
            var account = governed(month::standing, month::tellPace, month::run, out);
            out.println();
            out.println(account.render());
            if (json != null) {
                Files.writeString(json, account.json(month.about()));
            }
            return account.isOk() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (IOException e) {
            throw new Trouble("cannot write " + json, e);
        }
    }

    private int live(Settings settings, ScaledClock clock) throws InterruptedException {
        var out = System.out;
        var connection = Connection.open(bootstrap, registry);
        try (var simulation = new Simulation(connection, clock, settings, desk(), out)) {
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
        try (var conductor = governing.begin(clockFile, own)) {
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
        PrintStream out = System.out;
        var run = UciRun.of(file, region(), clock.instant());
        var connection = Connection.open(bootstrap, registry);
        try (var publisher = new Publisher(connection)) {
            run.publish(publisher, out::println);
        }
        var outcome = follow(run, connection, out);
        out.println();
        out.print(outcome.table());
        out.println(
                outcome.agrees()
                        ? "the system agrees; see GET /portfolio of account-service"
                        : "the system does not agree, and has said nothing for %d s"
                                .formatted(limit));
        var agrees = outcome.agrees() && compareRollRate(run, out);
        return agrees ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** Whether the roll-rate matrix is that of the file; without account-service nobody asks. */
    private boolean compareRollRate(UciRun run, PrintStream out) throws InterruptedException {
        if (accountUrl == null || accountUrl.isBlank()) {
            out.println("the roll-rate matrix is not compared: no --account-url");
            return true;
        }
        var token = token("account", accountTokenFile, "auditor");
        var outcome =
                run.compareRollRate(
                        new PortfolioDesk(accountUrl, token), Duration.ofSeconds(limit));
        out.println();
        out.print(outcome.table());
        out.println(
                outcome.agrees()
                        ? "GET /portfolio/roll-rate tells the matrix that follows from the file"
                        : "GET /portfolio/roll-rate tells another matrix than follows from the file");
        return outcome.agrees();
    }

    private UciRun.Outcome follow(UciRun run, Connection connection, PrintStream out)
            throws InterruptedException {
        try (var progress = new Progress("accounts staged", run.everOverdue(), out)) {
            return run.follow(
                    connection,
                    Duration.ofSeconds(limit),
                    (known, all) ->
                            progress.at(known, "%,d of %,d accounts staged".formatted(known, all)));
        }
    }

    private @Nullable PlanDesk desk() {
        if (planUrl == null || planUrl.isBlank()) {
            return null;
        }
        return new PlanDesk(planUrl, token("plan", planTokenFile, "plan-desk"));
    }

    private static String token(String service, @Nullable Path file, String role) {
        try {
            var token =
                    file != null
                            ? Files.readString(file)
                            : System.getenv(
                                    "FORBEAR_%s_TOKEN".formatted(service.toUpperCase(ROOT)));
            if (token == null || token.isBlank()) {
                throw new Trouble(
                        "--%1$s-url needs a token: give --%1$s-token-file, made with ./forbear"
                                        .formatted(service)
                                + " token --role "
                                + role);
            }
            return token.strip();
        } catch (IOException e) {
            throw new Trouble("cannot read the token file " + file, e);
        }
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
            return new Settings(
                    debtors != null ? debtors : defaultDebtors(),
                    lived(clock),
                    isMonth,
                    seed != null ? seed : clock.instant().getEpochSecond(),
                    new Faults(rate(duplicates), rate(late), rate(corrections), abuse()),
                    isTroubled ? 0 : misconduct,
                    Duration.ofSeconds(quiet),
                    Duration.ofSeconds(limit));
        } catch (IllegalArgumentException e) {
            throw usage(e);
        }
    }

    private double abuse() {
        if (isTroubled) {
            return 0;
        }
        return permitAbuse == null && isMonth ? 1 : rate(permitAbuse);
    }

    private Duration lived(ScaledClock clock) {
        if (days == null && isDemo) {
            return Duration.ofMillis(Math.round(DEMO_REAL_TIME.toMillis() * clock.speed()));
        }
        double lived = days != null ? days : isMonth ? MONTH_DAYS : 1;
        return Duration.ofMillis(Math.round(lived * 86_400_000));
    }

    private int defaultDebtors() {
        return isMonth ? MONTH_DEBTORS : isDemo ? DEMO_DEBTORS : DEFAULT_DEBTORS;
    }

    private double rate(@Nullable Double given) {
        return given != null ? given : isDemo || isMonth ? DEMO_FAULTS : DEFAULT_FAULTS;
    }

    private CommandLine.ParameterException usage(IllegalArgumentException e) {
        if (spec == null) {
            throw e;
        }
        return new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
}
