package io.forbear.standalone;

import io.forbear.standalone.data.Refusal;
import io.forbear.standalone.supervision.Leftovers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops a system that runs in another terminal, or what is left of one. */
@Command(name = "stop")
final class StopCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        var data = Forbear.data(System.getenv());
        var supervisor = data.supervisorPid().running();
        if (supervisor.isPresent()) {
            end(supervisor.get());
            System.out.println("stopped");
        } else if (Leftovers.stop(data, System.out::println) == 0) {
            System.out.println("nothing runs on " + data.root());
        }
        return 0;
    }

    private static void end(ProcessHandle supervisor)
            throws InterruptedException, ExecutionException {
        supervisor.destroy();
        try {
            supervisor.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            throw new Refusal(
                    "process %d does not end; kill -9 %d, then ./forbear stop again"
                            .formatted(supervisor.pid(), supervisor.pid()));
        }
    }
}
