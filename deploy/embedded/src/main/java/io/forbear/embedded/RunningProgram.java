package io.forbear.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A started {@link Program}. */
public final class RunningProgram {
    private static final int MESSAGE_BYTES = 4_000;
    private static final long POLL_MILLIS = 20;

    private final Program program;
    private final Process process;
    private final long logStart;

    private RunningProgram(Program program, Process process, long logStart) {
        this.program = program;
        this.process = process;
        this.logStart = logStart;
    }

    static RunningProgram start(Program program) {
        try {
            Files.createDirectories(program.log().getParent());
            var logStart = Files.exists(program.log()) ? Files.size(program.log()) : 0;
            var builder =
                    new ProcessBuilder(program.command())
                            .directory(program.directory().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(program.log().toFile()));
            builder.environment().put("LC_ALL", "C.UTF-8");
            var process = builder.start();
            process.getOutputStream().close();
            return new RunningProgram(program, process, logStart);
        } catch (IOException e) {
            throw new ProgramFailure("cannot start " + program.name() + ": " + e.getMessage(), e);
        }
    }

    /** What was started. */
    public Program program() {
        return program;
    }

    /** The process itself, to watch it or to note its id. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Whether it runs still. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits until the program serves.
     *
     * @throws ProgramFailure if it ends before, or does not serve in time
     */
    public RunningProgram awaitReady(Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!program.readiness().isReady(output())) {
            if (waitFor(POLL_MILLIS)) {
                throw new ProgramFailure(
                        "%s ended with code %d while starting%n%s"
                                .formatted(program.name(), process.exitValue(), end()));
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ProgramFailure(
                        "%s did not serve within %d s%n%s"
                                .formatted(program.name(), limit.toSeconds(), end()));
            }
        }
        return this;
    }

    /** Asks it to end, and ends it by force if it has not done so within the limit. */
    public void stop(Duration limit) {
        signal(program.stopSignal());
        if (!waitFor(limit.toMillis())) {
            process.destroyForcibly();
            waitFor(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void signal(String signal) {
        if (signal.equals("TERM") || !process.isAlive()) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        } catch (IOException e) {
            throw new ProgramFailure("cannot signal " + program.name(), e);
        }
    }

    private boolean waitFor(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while waiting for " + program.name(), e);
        }
    }

    private String end() {
        var output = output();
        return output.substring(Math.max(0, output.length() - MESSAGE_BYTES)) + program.log();
    }

    private String output() {
        try (var file = new RandomAccessFile(program.log().toFile(), "r")) {
            var bytes = new byte[(int) Math.max(0, file.length() - logStart)];
            file.seek(logStart);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProgramFailure("cannot read the log of " + program.name(), e);
        }
    }
}
