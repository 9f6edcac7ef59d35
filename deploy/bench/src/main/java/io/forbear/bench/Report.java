package io.forbear.bench;

import io.forbear.bench.kernel.KernelRun.Cost;
import io.forbear.bench.restage.Restaging;
import io.forbear.bench.stream.Delay;
import io.forbear.bench.stream.Growth;
import io.forbear.bench.stream.Pace.Question;
import io.forbear.bench.stream.StreamRun;
import io.forbear.bench.stream.StreamRun.Result;
import io.forbear.bench.stream.Throughput;
import io.forbear.bench.treatment.Treating;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that was measured, and what of it has a target.
 *
 * @param machine what it was measured on
 * @param targets beside what was reached
 */
public record Report(
        Machine machine,
        List<Cost> kernel,
        List<Throughput> throughput,
        List<Growth> growth,
        List<Delay> delays,
        List<Restaging> restaging,
        List<Treating> treatment,
        List<Target> targets) {

    /** Processors, Java and its settings for the streams. */
    public record Machine(int processors, String java, List<String> streamJvm) {
        static Machine here(List<String> streamJvm) {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version().toString(),
                    streamJvm);
        }
    }

    /**
     * A target.
     *
     * @param isMet whether what was reached is good enough
     */
    public record Target(String what, String target, String reached, boolean isMet) {}

    private static final double KERNEL_MICROS = 5;
    private static final int KERNEL_HISTORY = 50;
    private static final double CEILING_SHARE = 0.40;
    private static final double CHANGELOG_BYTES = 600;
    private static final double VIOLATION_MILLIS = 250;
    private static final double DECISION_MILLIS = 150;
    private static final double GROWTH = 0.25;

    /** A million accounts in five minutes. */
    private static final double RESTAGED_PER_SECOND = 1_000_000 / 300.0;

    private static final double TREATED_PER_SECOND = 2000;

    static Report of(
            List<Cost> kernel,
            List<Result> results,
            List<Growth> growth,
            List<Restaging> restaging,
            List<Treating> treatment) {
        var throughput = results.stream().map(Result::throughput).toList();
        var delays = results.stream().flatMap(result -> result.delays().stream()).toList();
        var targets = new ArrayList<Target>();
        kernel.stream()
                .filter(cost -> cost.history() == KERNEL_HISTORY && cost.work().equals("detect"))
                .forEach(cost -> targets.add(kernelTarget(cost)));
        for (var one : throughput) {
            targets.add(ceilingTarget(one));
            targets.add(changelogTarget(one));
        }
        delays.stream().map(Report::delayTarget).filter(t -> t != null).forEach(targets::add);
        if (growth.size() > 1) {
            targets.add(growthTarget(growth));
        }
        restaging.stream().map(Report::restageTarget).forEach(targets::add);
        treatment.stream().map(Report::treatmentTarget).forEach(targets::add);
        return new Report(
                Machine.here(StreamRun.jvm()),
                kernel,
                throughput,
                growth,
                delays,
                restaging,
                treatment,
                targets);
    }

    private static Target treatmentTarget(Treating one) {
        return new Target(
                "debtors from their stage to the command, gate included",
                "at least %,.0f/s".formatted(TREATED_PER_SECOND),
                "%,.0f/s".formatted(one.perSecond()),
                one.perSecond() >= TREATED_PER_SECOND);
    }

    private static Target restageTarget(Restaging one) {
        return new Target(
                "accounts put to their stage by a new day",
                "at least %,.0f/s".formatted(RESTAGED_PER_SECOND),
                "%,.0f/s".formatted(one.perSecond()),
                one.perSecond() >= RESTAGED_PER_SECOND);
    }

    private static Target kernelTarget(Cost cost) {
        double micros = cost.nanos() / 1000;
        return new Target(
                "kernel, one contact, %s, history %d".formatted(cost.law(), cost.history()),
                "at most %.0f µs".formatted(KERNEL_MICROS),
                "%.1f µs".formatted(micros),
                micros <= KERNEL_MICROS);
    }

    private static Target ceilingTarget(Throughput one) {
        return new Target(
                "gate and detector beside the bare stream",
                "at least %.0f %%".formatted(CEILING_SHARE * 100),
                "%.0f %%".formatted(one.share() * 100),
                one.share() >= CEILING_SHARE);
    }

    private static Target changelogTarget(Throughput one) {
        return new Target(
                "changelog per event",
                "at most %.0f bytes".formatted(CHANGELOG_BYTES),
                "%.0f bytes".formatted(one.changelogBytes()),
                one.changelogBytes() <= CHANGELOG_BYTES);
    }

    private static @Nullable Target delayTarget(Delay delay) {
        boolean violation = delay.pace().question() == Question.VIOLATION;
        if (violation && delay.pace().perSecond() < 5000) {
            return null;
        }
        double limit = violation ? VIOLATION_MILLIS : DECISION_MILLIS;
        return new Target(
                "%s at %,d/s, p99"
                        .formatted(delay.pace().question().title(), delay.pace().perSecond()),
                "at most %.0f ms".formatted(limit),
                "%.0f ms, %d without answer".formatted(delay.p99(), delay.missing()),
                delay.p99() <= limit && delay.missing() == 0);
    }

    private static Target growthTarget(List<Growth> all) {
        double least = all.stream().mapToDouble(one -> one.speed().cpuMicros()).min().orElse(1);
        double most = all.stream().mapToDouble(one -> one.speed().cpuMicros()).max().orElse(1);
        double growth = most / least - 1;
        return new Target(
                "cost per event from %,d to %,d debtors"
                        .formatted(all.getFirst().debtors(), all.getLast().debtors()),
                "within %.0f %%".formatted(GROWTH * 100),
                "%.0f %%".formatted(growth * 100),
                growth <= GROWTH);
    }

    String json() {
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    String text() {
        var text = new StringBuilder();
        kernelTable(text);
        throughputTable(text);
        growthTable(text);
        delayTable(text);
        restageTable(text);
        treatmentTable(text);
        for (var target : targets) {
            line(
                    text,
                    "%-4s %-62s %18s   %s"
                            .formatted(
                                    target.isMet() ? "ok" : "MISS",
                                    target.what(),
                                    target.target(),
                                    target.reached()));
        }
        return text.toString();
    }

    private void kernelTable(StringBuilder text) {
        if (kernel.isEmpty()) {
            return;
        }
        line(text, "%-8s %-6s %8s %12s %10s".formatted("kernel", "law", "history", "µs", "± µs"));
        for (var cost : kernel) {
            line(
                    text,
                    "%-8s %-6s %8d %12.2f %10.2f"
                            .formatted(
                                    cost.work(),
                                    cost.law(),
                                    cost.history(),
                                    cost.nanos() / 1000,
                                    cost.error() / 1000));
        }
        line(text, "");
    }

    private void throughputTable(StringBuilder text) {
        for (var one : throughput) {
            line(text, "%,d contacts with %,d debtors".formatted(one.events(), one.debtors()));
            line(text, "%-20s %12s %16s".formatted("", "events/s", "CPU µs/event"));
            line(text, speedLine("bare stream", one.bare()));
            line(text, speedLine("gate and detector", one.conduct()));
            line(text, "share of the bare stream %.0f %%".formatted(one.share() * 100));
            line(
                    text,
                    "changelog %.0f bytes/event, compressed (lz4)".formatted(one.changelogBytes()));
            line(
                    text,
                    "memory %d MiB resident, state on disk %d MiB, %d bytes/debtor"
                            .formatted(
                                    one.memoryBytes() >> 20,
                                    one.stateBytes() >> 20,
                                    one.stateBytes() / one.debtors()));
            line(text, "");
        }
    }

    private void growthTable(StringBuilder text) {
        if (growth.isEmpty()) {
            return;
        }
        line(text, "%-20s %12s %16s".formatted("debtors", "events/s", "CPU µs/event"));
        for (var one : growth) {
            line(text, speedLine("%,d".formatted(one.debtors()), one.speed()));
        }
        line(text, "");
    }

    private static String speedLine(String title, Throughput.Speed speed) {
        return "%-20s %,12.0f %16.1f".formatted(title, speed.rate(), speed.cpuMicros());
    }

    private void delayTable(StringBuilder text) {
        if (delays.isEmpty()) {
            return;
        }
        line(
                text,
                "%-42s %6s %8s %8s %8s %8s %8s %8s"
                        .formatted(
                                "delay",
                                "per s",
                                "answers",
                                "missing",
                                "p50 ms",
                                "p99 ms",
                                "p99.9 ms",
                                "max ms"));
        for (var delay : delays) {
            line(
                    text,
                    "%-42s %,6d %8d %8d %8.1f %8.1f %8.1f %8.1f"
                            .formatted(
                                    delay.pace().question().title(),
                                    delay.pace().perSecond(),
                                    delay.answers(),
                                    delay.missing(),
                                    delay.p50(),
                                    delay.p99(),
                                    delay.p999(),
                                    delay.max()));
        }
        line(text, "");
    }

    private void restageTable(StringBuilder text) {
        for (var one : restaging) {
            line(text, "%,d accounts restaged in %.1f s".formatted(one.accounts(), one.seconds()));
            line(
                    text,
                    "%-24s %8s %8s %8s %8s %8s"
                            .formatted(
                                    "payment to event",
                                    "answers",
                                    "missing",
                                    "p50 ms",
                                    "p99 ms",
                                    "max ms"));
            line(text, waitLine("before", one.before()));
            line(text, waitLine("meanwhile", one.meanwhile()));
            line(text, "");
        }
    }

    private void treatmentTable(StringBuilder text) {
        for (var one : treatment) {
            line(
                    text,
                    "%,d debtors from their stage to the command in %.1f s"
                            .formatted(one.debtors(), one.seconds()));
            line(text, "%-24s %16s".formatted("", "CPU µs/debtor"));
            for (var share : one.shares()) {
                line(text, "%-24s %,16.0f".formatted(share.part(), share.micros()));
            }
            line(text, "%-24s %,16.0f".formatted("all", one.micros()));
            line(
                    text,
                    "all, in the rounds before: "
                            + one.warmUp().stream()
                                    .map("%,.0f"::formatted)
                                    .collect(Collectors.joining(", ")));
            line(text, "");
        }
    }

    private static String waitLine(String title, Restaging.Wait wait) {
        return "%-24s %8d %8d %8.1f %8.1f %8.1f"
                .formatted(
                        title, wait.answers(), wait.missing(), wait.p50(), wait.p99(), wait.max());
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
