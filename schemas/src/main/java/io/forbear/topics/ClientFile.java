package io.forbear.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Settings of Kafka's clients in a file, as Kafka's own tools take them with {@code
 * --command-config}: security, and whatever else a cluster asks for. What begins with {@code
 * registry.} is for the schema registry, see {@link RegistryAccess}.
 */
public final class ClientFile {
    private static final String REGISTRY = "registry.";

    private ClientFile() {}

    /**
     * All that the file says; nothing without a file.
     *
     * @throws UncheckedIOException naming the file, if it cannot be read
     */
    public static Map<String, String> read(@Nullable Path file) {
        var settings = new HashMap<String, String>();
        if (file != null) {
            var properties = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
            properties
                    .stringPropertyNames()
                    .forEach(n -> settings.put(n, properties.getProperty(n)));
        }
        return settings;
    }

    /** The settings of Kafka's clients among them, for a cluster at this address. */
    public static Map<String, Object> kafka(Map<String, String> settings, String bootstrap) {
        var kafka = new HashMap<String, Object>(settings);
        kafka.keySet().removeIf(name -> name.startsWith(REGISTRY));
        kafka.put("bootstrap.servers", bootstrap);
        return kafka;
    }
}
