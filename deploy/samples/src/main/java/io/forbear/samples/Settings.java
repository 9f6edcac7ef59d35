package io.forbear.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Settings of Kafka's clients in a file, to which a bank adds what its cluster asks for. */
final class Settings {
    private Settings() {}

    static Properties in(String file) throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            settings.load(reader);
        }
        return settings;
    }

    /** For a reader that belongs to no group. */
    static Properties withoutGroup(Properties settings) {
        var alone = new Properties();
        alone.putAll(settings);
        alone.remove("group.id");
        alone.put("isolation.level", "read_committed");
        return alone;
    }
}
