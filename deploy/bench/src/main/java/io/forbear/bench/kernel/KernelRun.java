package io.forbear.bench.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link KernelBenchmark} in JVMs of its own. */
public final class KernelRun {
    private KernelRun() {}

    /**
     * One number.
     *
     * @param work detect or decide
     * @param history contacts before the one that is judged
     * @param nanos on average
     * @param error half of the 99.9 % confidence interval
     */
    public record Cost(String work, Law law, int history, double nanos, double error) {}

    /**
     * Takes all numbers.
     *
     * @param seconds for each number
     * @param progress told what goes on
     */
    public static List<Cost> measure(int seconds, Consumer<String> progress) {
        progress.accept("kernel: 12 numbers of %d s each".formatted(2 * seconds));
        var options =
                new OptionsBuilder()
                        .include(KernelBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(seconds)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(seconds)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build();
        try {
            var costs = new ArrayList<Cost>();
            new Runner(options).run().forEach(result -> costs.add(cost(result)));
            return costs;
        } catch (RunnerException e) {
            throw new IllegalStateException("the kernel was not measured", e);
        }
    }

    private static Cost cost(RunResult result) {
        var score = result.getPrimaryResult();
        return new Cost(
                score.getLabel(),
                Law.valueOf(result.getParams().getParam("law")),
                Integer.parseInt(result.getParams().getParam("history")),
                score.getScore(),
                score.getScoreError());
    }
}
