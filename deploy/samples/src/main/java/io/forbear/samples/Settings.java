package io.forbear.samples;

import io.forbear.topics.RegistryAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Properties;
import java.util.Set;

/** Settings of Kafka's clients in a file, to which a bank adds what its cluster asks for. */
final class Settings {
    private Settings() {}

    /**
     * Of the file that is the first argument; what the file {@code $FORBEAR_KAFKA_CONFIG} says goes
     * before it, for example of security, and any {@code NAME=VALUE} among the arguments before
     * both.
     */
    static Properties of(String... arguments) throws IOException {
        var settings = file(arguments[0]);
        var more = System.getenv("FORBEAR_KAFKA_CONFIG");
        if (more != null && !more.isBlank()) {
            settings.putAll(file(more));
        }
        for (var argument : arguments) {
            int end = argument.indexOf('=');
            if (end > 0) {
                settings.put(argument.substring(0, end), argument.substring(end + 1));
            }
        }
        return settings;
    }

    private static Properties file(String path) throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(path))) {
            settings.load(reader);
        }
        return settings;
    }

    /** Where schemas are, and how to come there. */
    static RegistryAccess registry(Properties settings) {
        var texts = new HashMap<String, String>();
        settings.stringPropertyNames().forEach(n -> texts.put(n, settings.getProperty(n)));
        return RegistryAccess.of(settings.getProperty("registry.url"), texts);
    }

    /** For a reader that belongs to no group. */
    static Properties withoutGroup(Properties settings) {
        var alone = new Properties();
        alone.putAll(settings);
        alone.keySet().removeAll(Set.of("group.id", "share.acknowledgement.mode"));
        alone.put("isolation.level", "read_committed");
        return alone;
    }
}
