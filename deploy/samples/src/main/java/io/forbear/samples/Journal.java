package io.forbear.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Which commands were begun, on disk before the call begins: so a command that comes again, also
 * after a crash, is not carried out again. A dialer has its call records for this.
 */
final class Journal {
    private final Path file;
    private final Set<String> begun;

    Journal(Path file) throws IOException {
        this.file = file;
        begun = new HashSet<>(Files.exists(file) ? Files.readAllLines(file, UTF_8) : Set.of());
    }

    /** Notes that a command begins; false if it had begun before. */
    synchronized boolean begin(String commandId) throws IOException {
        if (!begun.add(commandId)) {
            return false;
        }
        Files.writeString(file, commandId + "\n", UTF_8, CREATE, APPEND, DSYNC);
        return true;
    }
}
