package io.forbear.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How events become bytes: Avro in Confluent's wire format (magic byte 0, four-byte schema id), the
 * schema kept under subject {@code <topic>-value} of the registry. Which library does it is decided
 * by the build, see {@code serde.properties}.
 */
public final class EventSerdes {
    private static final String CONFIG_PREFIX = "config.";
    private static final Properties BUILD = load();

    static {
        TrustedEvents.declare();
    }

    private final Map<String, Object> config;

    /**
     * @param overrides settings of the serializer that replace or extend the shipped ones
     */
    public EventSerdes(RegistryAccess registry, Map<String, ?> overrides) {
        var merged = new HashMap<String, Object>();
        for (var name : BUILD.stringPropertyNames()) {
            if (name.startsWith(CONFIG_PREFIX)) {
                merged.put(name.substring(CONFIG_PREFIX.length()), BUILD.getProperty(name));
            }
        }
        merged.putAll(registry.serializerSettings(BUILD));
        merged.putAll(overrides);
        config = Map.copyOf(merged);
    }

    public EventSerdes(RegistryAccess registry) {
        this(registry, Map.of());
    }

    /**
     * @param registryUrl base address of a schema registry that everybody may ask, for example
     *     {@code http://127.0.0.1:8085}
     */
    public EventSerdes(String registryUrl) {
        this(RegistryAccess.of(registryUrl));
    }

    /** Writes with registered schemas only; one that the registry does not have is an error. */
    public static EventSerdes ofRegisteredSchemas(RegistryAccess registry) {
        return new EventSerdes(registry, Map.of(BUILD.getProperty("register.property"), "false"));
    }

    /** Settings for a Kafka client that is configured by class names. */
    public Map<String, Object> config() {
        return config;
    }

    /** A serializer for record values; close it after use. */
    @SuppressWarnings("unchecked") // the class named by the build writes any record
    public <V extends SpecificRecord> Serializer<V> serializer() {
        var serializer = (Serializer<V>) instantiate(serializerClass());
        serializer.configure(config, false);
        return serializer;
    }

    /** A deserializer for record values; close it after use. */
    @SuppressWarnings("unchecked") // the class named by the build reads any record
    public <V extends SpecificRecord> Deserializer<V> deserializer() {
        var deserializer = (Deserializer<V>) instantiate(deserializerClass());
        deserializer.configure(config, false);
        return deserializer;
    }

    /** Both directions for one topic, as Kafka Streams wants them. */
    public <V extends SpecificRecord> Serde<V> serde(Topic<V> topic) {
        return Serdes.serdeFrom(this.<V>serializer(), this.<V>deserializer());
    }

    public static String serializerClass() {
        return BUILD.getProperty("serializer");
    }

    public static String deserializerClass() {
        return BUILD.getProperty("deserializer");
    }

    private static Object instantiate(String className) {
        try {
            return Class.forName(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className + " is not on the class path", e);
        }
    }

    private static Properties load() {
        try (var in = EventSerdes.class.getResourceAsStream("/serde.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("serde.properties of the schemas module", e);
        }
    }
}
