package io.forbear.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/** Where the build found what we start: versions and paths of this machine's Maven repository. */
record Locations(
        String kafkaVersion,
        String kafkaClassPath,
        String registryVersion,
        Path registryArchive,
        String postgresVersion) {

    static Locations ofThisBuild() {
        var properties = new Properties();
        try (var in = Locations.class.getResourceAsStream("locations.properties")) {
            if (in == null) {
                throw new IllegalStateException("locations.properties is not on the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Locations(
                required(properties, "kafka.version"),
                required(properties, "kafka.class.path"),
                required(properties, "registry.version"),
                Path.of(required(properties, "registry.archive")),
                required(properties, "postgres.version"));
    }

    private static String required(Properties properties, String key) {
        var value = properties.getProperty(key, "");
        if (value.isBlank() || value.startsWith("${")) {
            throw new IllegalStateException(
                    "locations.properties lacks "
                            + key
                            + ": build with Maven, found '"
                            + value
                            + "'");
        }
        return value;
    }
}
