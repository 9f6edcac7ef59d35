package io.forbear.standalone.supervision;

import io.forbear.embedded.PidFile;
import io.forbear.embedded.Program;
import io.forbear.embedded.ProgramFailure;
import io.forbear.embedded.RunningProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One part: started when what it requires serves, and started again whenever it ends. */
final class SupervisedPart {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    /**
     * After its first run a part still writes its loaded classes, which makes the next one quick.
     */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final String title;
    private final Supplier<Program> program;
    private final PidFile pidFile;
    private final Consumer<Duration> announcement;
    private final CompletableFuture<Void> firstFailure;
    private final Consumer<String> out;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread thread;
    private final Collection<CompletableFuture<Void>> required;
    private @Nullable RunningProgram running;
    private boolean stopping;

    SupervisedPart(
            String title,
            Supplier<Program> program,
            PidFile pidFile,
            Collection<CompletableFuture<Void>> required,
            Consumer<Duration> announcement,
            CompletableFuture<Void> firstFailure,
            Consumer<String> out) {
        this.title = title;
        this.program = program;
        this.pidFile = pidFile;
        this.required = required;
        this.announcement = announcement;
        this.firstFailure = firstFailure;
        this.out = out;
        this.thread = Thread.ofPlatform().name(title).daemon().unstarted(this::supervise);
    }

    void start() {
        thread.start();
    }

    /** Completed when it serves for the first time, or cannot. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Ends it for good. */
    void stop() {
        var program = lastProgram();
        if (program != null) {
            program.stop(STOP_LIMIT);
        }
        pidFile.delete();
        thread.interrupt();
    }

    /** Ends it for good, and gives it no time to end in order. */
    void kill() {
        var program = lastProgram();
        if (program != null) {
            program.kill();
        }
        pidFile.delete();
        thread.interrupt();
    }

    private synchronized @Nullable RunningProgram lastProgram() {
        stopping = true;
        return running;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private void supervise() {
        RunningProgram first;
        try {
            CompletableFuture.allOf(required.toArray(CompletableFuture[]::new)).join();
            var begun = System.nanoTime();
            first = launch();
            announcement.accept(Duration.ofNanos(System.nanoTime() - begun));
            ready.complete(null);
        } catch (RuntimeException e) {
            firstFailure.completeExceptionally(e);
            ready.completeExceptionally(e);
            return;
        }
        try {
            keepRunning(first);
        } catch (InterruptedException | CancellationException _) {
            Thread.currentThread().interrupt(); // being stopped
        }
    }

    private void keepRunning(RunningProgram first) throws InterruptedException {
        var backoff = new Backoff();
        var current = first;
        while (true) {
            var begun = System.nanoTime();
            var code = current.awaitEnd();
            if (isStopping()) {
                return;
            }
            var pause = backoff.pauseAfter(Duration.ofNanos(System.nanoTime() - begun));
            var event = "%s ended by itself with code %d".formatted(title, code);
            current = relaunch(event, pause, backoff, current.program().log());
            out.accept(title + " serves again");
        }
    }

    /** Tries until it serves. */
    private RunningProgram relaunch(String event, Duration first, Backoff backoff, Path log)
            throws InterruptedException {
        var what = event;
        var pause = first;
        while (true) {
            out.accept(
                    "%s; starting it again in %d s (log: %s)"
                            .formatted(what, pause.toSeconds(), log));
            Thread.sleep(pause);
            try {
                return launch();
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException e) { // whatever it is, the next attempt comes
                if (isStopping()) {
                    throw new InterruptedException();
                }
                what = String.valueOf(e.getMessage()).lines().findFirst().orElse(title);
                pause = backoff.pauseAfter(Duration.ZERO);
            }
        }
    }

    private RunningProgram launch() {
        var prepared = program.get().inOwnSession();
        var started = startUnlessStopping(prepared);
        try {
            return started.awaitReady(START_LIMIT);
        } catch (ProgramFailure e) {
            started.stop(STOP_LIMIT);
            throw e;
        }
    }

    /** No program may begin after {@link #stop} has looked for one to end. */
    private synchronized RunningProgram startUnlessStopping(Program prepared) {
        if (stopping) {
            throw new CancellationException(title + " is being stopped");
        }
        var started = prepared.start();
        running = started;
        pidFile.write(started.handle());
        return started;
    }
}
