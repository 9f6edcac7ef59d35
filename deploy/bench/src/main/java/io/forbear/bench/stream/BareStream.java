package io.forbear.bench.stream;

import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The least that a stream of contacts does: decode, ask one rule without history, write sixteen
 * bytes of state per event. How fast it is says how fast any stream could be here.
 */
final class BareStream {
    static final String GROUP = "bare";

    private static final String STORE = "seen";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LAST_HOUR = 22;

    private BareStream() {}

    static Topology topology(EventSerdes serdes) {
        var builder = new StreamsBuilder();
        var bytes = Serdes.ByteArray();
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), bytes, Serdes.ByteArray()));
        builder.stream(Topics.CONTACT_ATTEMPTED.name(), Consumed.with(bytes, bytes))
                .process(() -> new Look(serdes), STORE)
                .to(Topics.COMPLIANCE_VIOLATION.parkedName(), Produced.with(bytes, bytes));
        return builder.build();
    }

    private static final class Look implements Processor<byte[], byte[], byte[], byte[]> {
        private final Deserializer<SpecificRecord> deserializer;

        @SuppressWarnings("NullAway.Init") // set by init, which Kafka Streams calls first
        private ProcessorContext<byte[], byte[]> context;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<byte[], byte[]> seen;

        Look(EventSerdes serdes) {
            deserializer = serdes.deserializer();
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> given) {
            context = given;
            seen = given.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            var topic = Topics.CONTACT_ATTEMPTED.name();
            if (deserializer.deserialize(topic, record.value()) instanceof ContactAttempted made) {
                var at = made.getOccurredAt();
                seen.put(record.key(), state(made, at));
                if (at.atZone(ZONE).getHour() >= LAST_HOUR) {
                    context.forward(record);
                }
            }
        }

        private static byte[] state(ContactAttempted made, Instant at) {
            return ByteBuffer.allocate(16)
                    .putLong(at.toEpochMilli())
                    .putLong(made.getChannel() == Channel.VOICE_HUMAN ? 1 : 0)
                    .array();
        }

        @Override
        public void close() {
            deserializer.close();
        }
    }
}
