package io.forbear.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The simulator, which reports a month with every misdeed in it to a system and knows what must be
 * found.
 */
final class Month implements AutoCloseable {
    private final Process process;
    private final Path log;

    private Month(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Begins to report; the same seed makes the same month.
     *
     * @param over the time over which it is reported
     */
    static Month begin(
            Path home, Stand stand, int debtors, long seed, Duration over, Duration limit, Path log)
            throws IOException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(home),
                        "io.forbear.simulator.SimulateCommand",
                        "--bootstrap",
                        stand.bootstrapServers(),
                        "--registry",
                        stand.registryUrl(),
                        "--clock-file",
                        stand.clockFile().toString(),
                        "--month",
                        "--debtors",
                        Integer.toString(debtors),
                        "--seed",
                        Long.toString(seed),
                        "--until",
                        Stand.START.toString(),
                        "--over",
                        Long.toString(over.toSeconds()),
                        "--limit",
                        Long.toString(limit.toSeconds()));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        return new Month(process, log);
    }

    private static String classPath(Path home) throws IOException {
        var target = home.resolve("deploy/simulator/target");
        try (var jars = Files.newDirectoryStream(target, "*-SNAPSHOT.jar")) {
            return jars.iterator().next()
                    + ":"
                    + Files.readString(target.resolve("classpath.txt")).strip();
        }
    }

    /** Whether it still reports, or waits for what is missing. */
    boolean isGoingOn() {
        return process.isAlive();
    }

    /**
     * Waits for the end.
     *
     * @return whether everything planted was found and nothing else
     */
    boolean await(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    /** Where all that it said is. */
    Path log() {
        return log;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
