package io.forbear.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A started {@link Program}. */
public final class RunningProgram {
    private static final int MESSAGE_LINES = 25;
    private static final long LOG_BYTES = 16L << 20;
    private static final long POLL_MILLIS = 40;

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
            keepLogSmall(program.log());
            var logStart = Files.exists(program.log()) ? Files.size(program.log()) : 0;
            var builder =
                    new ProcessBuilder(program.command())
                            .directory(program.directory().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(program.log().toFile()));
            builder.environment().put("LC_ALL", "C.UTF-8");
            // glibc otherwise keeps a pool of memory per thread: tens of megabytes in each JVM
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            var process = builder.start();
            process.getOutputStream().close();
            return new RunningProgram(program, process, logStart);
        } catch (IOException e) {
            throw new ProgramFailure("cannot start " + program.name() + ": " + e.getMessage(), e);
        }
    }

    private static void keepLogSmall(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
            var earlier = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, earlier, StandardCopyOption.REPLACE_EXISTING);
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
        while (!program.readiness().isReady(this::output)) {
            if (waitFor(POLL_MILLIS)) {
                throw new ProgramFailure(
                        "%s ended with code %d while starting; %s"
                                .formatted(program.name(), process.exitValue(), endOfLog()));
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ProgramFailure(
                        "%s did not serve within %d s; %s"
                                .formatted(program.name(), limit.toSeconds(), endOfLog()));
            }
        }
        return this;
    }

    /**
     * Waits until it has ended.
     *
     * @return its exit code
     */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end, and ends it by force if it has not done so within the limit. */
    public void stop(Duration limit) {
        Signals.send(process.toHandle(), program.stopSignal());
        if (!waitFor(limit.toMillis())) {
            process.destroyForcibly();
            waitFor(TimeUnit.SECONDS.toMillis(5));
        }
    }

    /** Ends it at once, by force. */
    public void kill() {
        process.destroyForcibly();
        waitFor(TimeUnit.SECONDS.toMillis(5));
    }

    private boolean waitFor(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while waiting for " + program.name(), e);
        }
    }

    private String endOfLog() {
        var lines = output().lines().toList();
        var last = lines.subList(Math.max(0, lines.size() - MESSAGE_LINES), lines.size());
        return "the end of %s:%n%s"
                .formatted(program.log(), String.join(System.lineSeparator(), last));
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
