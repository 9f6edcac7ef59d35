package io.forbear.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A file that says which process runs: its id and when it began, because the system gives an id
 * away again once its process has ended.
 */
public record PidFile(Path path) {
    /** The system tells a process's start in hundredths of a second, and not always the same. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /** Notes the process. */
    public void write(ProcessHandle process) {
        var begun = process.info().startInstant().map(Instant::toString).orElse("unknown");
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
            return words.length == 2
                    ? running(Long.parseLong(words[0]), Instant.parse(words[1]))
                    : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (NumberFormatException | DateTimeParseException _) {
            return Optional.empty(); // cut off while being written: its writer never got further
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** The process of this id, if it runs and began then. */
    static Optional<ProcessHandle> running(long pid, Instant begun) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> begunAt(process, begun));
    }

    /** Forgets the process. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    private static boolean begunAt(ProcessHandle process, Instant noted) {
        return process.info()
                .startInstant()
                .map(begun -> Duration.between(noted, begun).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
    }
}
