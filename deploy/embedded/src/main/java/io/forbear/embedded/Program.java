package io.forbear.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A program to run as an operating-system process of its own.
 *
 * @param name what it is called in messages, and its log's name
 * @param command executable and arguments; never a secret, everyone on the machine can read it
 * @param directory where it runs
 * @param log where its output goes, appended
 * @param readiness tells when it serves
 * @param stopSignal the signal that asks it to end gracefully, without {@code SIG}
 */
public record Program(
        String name,
        List<String> command,
        Path directory,
        Path log,
        Readiness readiness,
        String stopSignal) {

    public Program {
        command = List.copyOf(command);
    }

    /** Tells whether a program that was started serves by now. */
    @FunctionalInterface
    public interface Readiness {
        /**
         * Whether it serves.
         *
         * @param output reads what the program has written since its start
         */
        boolean isReady(Supplier<String> output);
    }

    /**
     * The same program in a session of its own. Ctrl-C in a terminal reaches all processes of its
     * group at once; one outside of it ends when its owner says so, and in the owner's order.
     */
    public Program inOwnSession() {
        var setsid =
                Files.isExecutable(Path.of("/usr/bin/setsid"))
                        ? List.of("/usr/bin/setsid")
                        : List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!");
        var detached = new ArrayList<>(setsid);
        detached.addAll(command);
        return new Program(name, detached, directory, log, readiness, stopSignal);
    }

    /** Starts it. The process outlives us unless it is stopped. */
    public RunningProgram start() {
        return RunningProgram.start(this);
    }
}
