package io.forbear.bench;

import io.forbear.bench.kernel.KernelRun;
import io.forbear.bench.restage.RestageRun;
import io.forbear.bench.restage.Restaging;
import io.forbear.bench.stream.Growth;
import io.forbear.bench.stream.Pace;
import io.forbear.bench.stream.Pace.Question;
import io.forbear.bench.stream.StreamRun;
import io.forbear.bench.treatment.Treating;
import io.forbear.bench.treatment.TreatmentRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast the rules, the gate and the detector are on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Measures the rule kernel, gate and detector as a stream on a real broker, and how",
            "fast a new day puts accounts to their stages and debtors come to their first command.",
            "Prints a table beside the targets and writes all numbers as JSON."
        },
        footer = {
            "",
            "Nothing else should run on the machine meanwhile. Everything is measured in one run,"
                    + " the ceiling (a stream that decodes, asks one rule and stores 16 bytes)"
                    + " beside the product, on the same input, so that ratios hold on any machine."
                    + " Contacts are calls by the issuer to cardholders in China, without proposals:"
                    + " the rules on permits are left out, all others are asked."
                    + " Without options it takes about ten minutes on two cores and some gigabytes"
                    + " of disk in the directory for temporary files."
        })
public final class BenchCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "measure only these: ${COMPLETION-CANDIDATES} (default: all)")
    private List<Part> parts = List.of(Part.values());

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "contacts to read (default: ${DEFAULT-VALUE})")
    private long events;

    @Option(
            names = "--debtors",
            paramLabel = "N",
            defaultValue = "100000",
            description = "debtors they are spread over (default: ${DEFAULT-VALUE})")
    private int debtors;

    @Option(
            names = "--portfolios",
            paramLabel = "N",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description =
                    "growing numbers of debtors, to see whether the cost of an event grows with"
                            + " them (default: ${DEFAULT-VALUE})")
    private List<Integer> portfolios = List.of();

    @Option(
            names = "--contacts",
            paramLabel = "N",
            defaultValue = "2",
            description = "contacts with each of them (default: ${DEFAULT-VALUE})")
    private int contacts;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "100000",
            description =
                    "accounts that a new day puts to another stage (default: ${DEFAULT-VALUE})")
    private int accounts;

    @Option(
            names = "--treated",
            paramLabel = "N",
            defaultValue = "20000",
            description =
                    "debtors who come to a stage and get their first command (default:"
                            + " ${DEFAULT-VALUE})")
    private int treated;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "how long each delay is measured (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--kernel-seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "how long each number of the kernel is measured (default: 5)")
    private int kernelSeconds;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            defaultValue = "target/bench.json",
            description = "where the numbers go (default: ${DEFAULT-VALUE})")
    private Path json = Path.of("");

    /** What can be measured. */
    enum Part {
        /** The rule kernel alone. */
        kernel,
        /** Events per second, bytes, memory, delays. */
        stream,
        /** The cost of an event with few and with many debtors. */
        growth,
        /** How fast a new day puts accounts to their stages. */
        restage,
        /** How fast debtors get from their stage to a command. */
        treatment
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        var report = measure();
        out().print(report.text());
        out().flush();
        var parent = json.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(json, report.json());
        say("all numbers: " + json);
        return 0;
    }

    private Report measure() throws IOException {
        var kernel =
                parts.contains(Part.kernel)
                        ? KernelRun.measure(kernelSeconds, this::say)
                        : List.<KernelRun.Cost>of();
        var results = new ArrayList<StreamRun.Result>();
        var growth = new ArrayList<Growth>();
        if (parts.contains(Part.stream) || parts.contains(Part.growth)) {
            measureStreams(results, growth);
        }
        var restaging = new ArrayList<Restaging>();
        if (parts.contains(Part.restage)) {
            restaging.add(measureRestaging());
        }
        var treating = new ArrayList<Treating>();
        if (parts.contains(Part.treatment)) {
            treating.add(measureTreatment());
        }
        return Report.of(kernel, results, growth, restaging, treating);
    }

    private Restaging measureRestaging() throws IOException {
        var directory = Files.createTempDirectory("forbear-bench-");
        var restaging = new RestageRun(directory, seconds, this::say).measure(accounts);
        delete(directory);
        return restaging;
    }

    private Treating measureTreatment() throws IOException {
        var directory = Files.createTempDirectory("forbear-bench-");
        var treating = new TreatmentRun(directory, this::say).measure(treated);
        delete(directory);
        return treating;
    }

    private void measureStreams(List<StreamRun.Result> results, List<Growth> growth)
            throws IOException {
        var directory = Files.createTempDirectory("forbear-bench-");
        var run = new StreamRun(directory, this::say);
        try {
            if (parts.contains(Part.stream)) {
                results.add(run.measure(debtors, events, paces()));
            }
            if (parts.contains(Part.growth)) {
                growth.addAll(run.grow(portfolios.stream().sorted().distinct().toList(), contacts));
            }
        } catch (RuntimeException e) {
            say("the logs of the streams are in " + directory);
            throw e;
        }
        delete(directory);
    }

    private List<Pace> paces() {
        var duration = Duration.ofSeconds(seconds);
        return List.of(
                new Pace(Question.VIOLATION, 1000, duration),
                new Pace(Question.VIOLATION, 5000, duration),
                new Pace(Question.DECISION, 1000, duration));
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(
                            file -> {
                                try {
                                    Files.delete(file);
                                } catch (IOException e) {
                                    throw new UncheckedIOException("cannot delete " + file, e);
                                }
                            });
        }
    }

    private void say(String line) {
        var known = spec;
        if (known != null) {
            var err = known.commandLine().getErr();
            err.println(line);
            err.flush();
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
    }
}
