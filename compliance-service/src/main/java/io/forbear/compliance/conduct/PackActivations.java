package io.forbear.compliance.conduct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.rulepack.PacksInForce;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Hands the topic of rule packs on to those who judge. The store is in memory, so that every start
 * reads the whole topic, all its partitions, before the first record is judged.
 */
final class PackActivations implements Processor<byte[], byte[], Void, Void> {
    static final String NAME = "rule-packs";

    private final PacksInForce packs;

    // set by init, which Kafka Streams calls first
    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<Bytes, byte[]> rows;

    PackActivations(PacksInForce packs) {
        this.packs = packs;
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled();
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        rows = context.getStateStore(NAME);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var key = record.key() == null ? new byte[0] : record.key();
        rows.put(Bytes.wrap(key), record.value());
        packs.accept(new String(key, UTF_8), record.value());
    }
}
