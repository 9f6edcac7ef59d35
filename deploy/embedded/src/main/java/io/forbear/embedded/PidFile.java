package io.forbear.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that says which process runs: its id and when it began, because the system gives an id
 * away again once its process has ended.
 */
public record PidFile(Path path) {
    /** The system tells a process's start in hundredths of a second, and not always the same. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Notes the process. */
    public void write(ProcessHandle process) {
        var begun = process.info().startInstant().map(Instant::toString).orElse("");
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, process.pid() + " " + begun + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** The noted process, if that very process runs still. */
    public Optional<ProcessHandle> running() {
        try {
            var words = Files.readString(path).strip().split(" ", -1);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> words.length < 2 || begunAt(process, words[1]));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty(); // cut off while being written: its writer never got further
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Forgets the process. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    private static boolean begunAt(ProcessHandle process, String noted) {
        var begun = process.info().startInstant();
        return noted.isEmpty()
                || begun.isEmpty()
                || Duration.between(Instant.parse(noted), begun.get()).abs().compareTo(TOLERANCE)
                        < 0;
    }
}
