package io.forbear.standalone;

import io.forbear.standalone.part.Instance;
import io.forbear.standalone.part.Part;
import io.forbear.standalone.part.PortPlan;
import io.forbear.standalone.supervision.Memory;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Says which parts run, where, and how much memory they hold. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
    private static final int NOTHING_RUNS = 3;

    @Override
    public Integer call() {
        var data = Forbear.data(System.getenv());
        var ports = PortPlan.read(data.run().resolve("ports.properties"));
        print("part", "process", "port", "memory");
        var total = 0L;
        for (var one : Arrays.stream(Part.values()).flatMap(Instance::possible).toList()) {
            var process = data.pid(one.title()).running();
            if (process.isPresent() || one.number() == 1) {
                var memory = process.map(Memory::kibibytes).orElse(0L);
                var port = process.flatMap(_ -> ports).map(plan -> "" + plan.of(one)).orElse("");
                print(one.title(), pid(process.orElse(null)), port, mebibytes(memory));
                total += memory;
            }
        }
        var supervisor = data.supervisorPid().running();
        var memory = supervisor.map(process -> Memory.kibibytes(process.pid())).orElse(0L);
        print("supervisor", pid(supervisor.orElse(null)), "", mebibytes(memory));
        total += memory;
        print("all", "", "", mebibytes(total));
        return total == 0 ? NOTHING_RUNS : 0;
    }

    private static String pid(@Nullable ProcessHandle process) {
        return process == null ? "-" : Long.toString(process.pid());
    }

    private static String mebibytes(long kibibytes) {
        return kibibytes == 0 ? "" : (kibibytes >> 10) + " MiB";
    }

    private static void print(String part, String process, String port, String memory) {
        System.out.printf("%-20s %-9s %6s %9s%n", part, process, port, memory);
    }
}
