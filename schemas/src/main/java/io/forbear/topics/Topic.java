package io.forbear.topics;

import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic and the one Avro record it carries; the only way to name a topic in code.
 *
 * @param name {@code <context>.<event>}, without a version
 * @param type the record's class
 * @param key the record key: the debtor id; {@code pack@version} for rule packs
 * @param compacted whether only the newest record of a key is kept
 * @param writers who writes it
 * @param readers who reads it
 */
public record Topic<V extends SpecificRecord>(
        String name,
        Class<V> type,
        Function<V, String> key,
        boolean compacted,
        List<String> writers,
        List<String> readers) {

    /** Ending of the names of topics that hold records which could not be processed. */
    public static final String PARKED_SUFFIX = ".parked";

    public Topic {
        if (!name.matches("[a-z]+(\\.[a-z-]+)+")) {
            throw new IllegalArgumentException("a topic is named <context>.<event>, found " + name);
        }
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
    }

    /** The record key of an event. */
    public String keyOf(V event) {
        return key.apply(event);
    }

    /** The subject of this topic's schema in the registry. */
    public String subject() {
        return name + "-value";
    }

    /** Where records of this topic go that cannot be processed. */
    public String parkedName() {
        return name + PARKED_SUFFIX;
    }
}
