package io.forbear.standalone.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The file that makes simulated time survive a restart; simulators read it too. */
public record TimeFile(Path path) {
    /**
     * The time noted there.
     *
     * @throws IllegalStateException if the file says something else
     */
    public Optional<SimulatedTime> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(path)) {
            properties.load(in);
            return Optional.of(
                    new SimulatedTime(
                            Instant.parse(properties.getProperty("anchor", "")),
                            Instant.parse(properties.getProperty("start", "")),
                            Double.parseDouble(properties.getProperty("speed", "")),
                            shared(properties.getProperty("shared"))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    path + " should hold anchor, start and speed: " + e.getMessage(), e);
        }
    }

    private @Nullable Path shared(@Nullable String name) {
        return name == null ? null : path.resolveSibling(name);
    }

    /** Notes the time. */
    public void write(SimulatedTime time) {
        var text =
                """
                # simulated time: start at the real instant anchor, speed times as fast since
                anchor=%s
                start=%s
                speed=%s
                """
                                .formatted(time.anchor(), time.start(), time.speed())
                        + shared(time.shared());
        write(text);
    }

    private static String shared(@Nullable Path file) {
        return file == null
                ? ""
                : """
                # ... unless somebody steers it: the file with the true time lies beside this one
                shared=%s
                """
                        .formatted(file.getFileName());
    }

    private void write(String text) {
        var aside = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(aside, text);
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }
}
