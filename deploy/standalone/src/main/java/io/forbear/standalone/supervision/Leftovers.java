package io.forbear.standalone.supervision;

import io.forbear.embedded.PostgresServer;
import io.forbear.embedded.Signals;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.part.Instance;
import io.forbear.standalone.part.Part;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The parts that go on running when their supervisor was killed. */
public final class Leftovers {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private Leftovers() {}

    /**
     * Ends those that were started on this data directory.
     *
     * @return how many there were
     */
    public static int stop(DataDirectory data, Consumer<String> out) {
        var count = 0;
        for (var group : Part.stopOrder()) {
            for (var one : group.stream().flatMap(Instance::possible).toList()) {
                var process = data.pid(one.title()).running();
                if (process.isEmpty() && one.part() == Part.POSTGRES) {
                    process = PostgresServer.runningOn(data.of(one.title()));
                }
                if (process.isPresent()) {
                    out.accept(
                            "stopping %s of an earlier run (process %d)"
                                    .formatted(one.title(), process.get().pid()));
                    stop(one.part(), process.get());
                    count++;
                }
                data.pid(one.title()).delete();
            }
        }
        return count;
    }

    private static void stop(Part part, ProcessHandle process) {
        Signals.send(process, part == Part.POSTGRES ? "INT" : "TERM");
        if (!endsInTime(process)) {
            process.destroyForcibly();
            endsInTime(process);
        }
    }

    /** Whether the process has ended within the limit. */
    static boolean endsInTime(ProcessHandle process) {
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
