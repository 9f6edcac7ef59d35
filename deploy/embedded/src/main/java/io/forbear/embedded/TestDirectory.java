package io.forbear.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the infrastructure of one test process lives, in memory where that is possible. It is named
 * by the process that owns it, so a later one can clear up after one that was killed.
 */
final class TestDirectory {
    private static final Path PARENT =
            Fleeting.directory().resolve("forbear-tests-" + System.getProperty("user.name"));
    private static final String OWNER = "owner.pid";

    private TestDirectory() {}

    static Path create() {
        try {
            Files.createDirectories(PARENT);
            clearAbandoned();
            var directory = Files.createTempDirectory(PARENT, ProcessHandle.current().pid() + "-");
            new PidFile(directory.resolve(OWNER)).write(ProcessHandle.current());
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory in " + PARENT, e);
        }
    }

    /** Where the process id of a part is noted. */
    static PidFile pidFile(Path directory, String part) {
        return new PidFile(directory.resolve("run").resolve(part + ".pid"));
    }

    private static void clearAbandoned() throws IOException {
        try (var directories = Files.list(PARENT)) {
            for (var directory : directories.toList()) {
                var owner = directory.resolve(OWNER);
                if (Files.exists(owner) && new PidFile(owner).running().isEmpty()) {
                    killParts(directory);
                    Cache.delete(directory);
                }
            }
        }
    }

    private static void killParts(Path directory) {
        for (var part : EmbeddedInfrastructure.PARTS) {
            pidFile(directory, part)
                    .running()
                    .ifPresent(
                            process -> {
                                process.destroyForcibly();
                                process.onExit().join();
                            });
        }
    }
}
