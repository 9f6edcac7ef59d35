package io.forbear.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;

/** Settings of Kafka's clients in a file, to which a bank adds what its cluster asks for. */
final class Settings {
    private Settings() {}

    /** Of the file that is the first argument; any {@code NAME=VALUE} among them goes before it. */
    static Properties of(String... arguments) throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(reader);
        }
        for (var argument : arguments) {
            int end = argument.indexOf('=');
            if (end > 0) {
                settings.put(argument.substring(0, end), argument.substring(end + 1));
            }
        }
        return settings;
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
