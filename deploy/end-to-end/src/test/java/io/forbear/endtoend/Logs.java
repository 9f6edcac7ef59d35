package io.forbear.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the parts of a running system have logged. */
final class Logs {
    private Logs() {}

    /** The lines of a service, without those of the virtual machine itself. */
    static List<String> of(RunningSystem system, String service) {
        return read(directory(system).resolve(service + ".log")).stream()
                .filter(line -> !line.matches("(\\[|OpenJDK |WARNING: ).*"))
                .toList();
    }

    /** The lines of all parts, broker and database included. */
    static List<String> ofAll(RunningSystem system) {
        try (Stream<Path> files = Files.list(directory(system))) {
            return files.flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }

    private static Path directory(RunningSystem system) {
        return system.data().resolve("logs");
    }

    private static List<String> read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
