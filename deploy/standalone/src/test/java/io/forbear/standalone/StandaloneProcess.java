package io.forbear.standalone;

import io.forbear.embedded.PidFile;
import io.forbear.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The command line as its users have it: an own process with an environment and an output. */
record StandaloneProcess(Process process, Path output) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Ports nobody uses, in the variables that choose them. */
    static Map<String, String> environment(Path data) {
        var free = Ports.free(4);
        return Map.of(
                "FORBEAR_DATA", data.toString(),
                "FORBEAR_KAFKA_PORT", Integer.toString(free[0]),
                "FORBEAR_KAFKA_CONTROLLER_PORT", Integer.toString(free[1]),
                "FORBEAR_REGISTRY_PORT", Integer.toString(free[2]),
                "FORBEAR_POSTGRES_PORT", Integer.toString(free[3]));
    }

    /** Starts a command in a process group of its own, as a terminal would. */
    static StandaloneProcess start(Map<String, String> environment, String... arguments)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                "setsid",
                                // a build in the background ignores Ctrl-C, and so would its
                                // children
                                "env",
                                "--default-signal=INT",
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx64m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.forbear.standalone.Forbear"));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("standalone", ".out");
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new StandaloneProcess(builder.start(), output);
    }

    /** Runs a command to its end. */
    static StandaloneProcess run(Map<String, String> environment, String... arguments)
            throws Exception {
        var started = start(environment, arguments);
        started.awaitEnd();
        return started;
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still runs:\n" + text());
        }
        return process.exitValue();
    }

    /** Waits for a line that contains the text. */
    void await(String text) throws InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!text().contains(text)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new AssertionError("no '" + text + "' in:\n" + text());
            }
        }
    }

    /** What Ctrl-C does: the signal goes to every process of the group. */
    void pressCtrlC() throws Exception {
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
    }

    String text() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    List<String> lines() {
        return text().lines().toList();
    }

    static Optional<ProcessHandle> part(Path data, String part) {
        return new PidFile(data.resolve("run").resolve(part + ".pid")).running();
    }
}
