package io.forbear.compliance.conduct;

import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.topics.EventSerdes;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How the stream reads and writes events; each of its threads takes its own.
 *
 * @param readers make something that decodes records of any topic
 * @param writers make something that encodes records of any topic
 * @param knowsSchema whether the schema registry knows an id; throws if it cannot be reached
 */
record Wire(
        Supplier<Deserializer<SpecificRecord>> readers,
        Supplier<Serializer<SpecificRecord>> writers,
        IntPredicate knowsSchema) {

    /** What Kafka Streams needs to write events. */
    Serde<SpecificRecord> serde() {
        return Serdes.serdeFrom(writers.get(), readers.get());
    }

    static Wire of(EventSerdes serdes, RegistryProbe registry) {
        return new Wire(serdes::deserializer, serdes::serializer, registry::knowsSchema);
    }
}
