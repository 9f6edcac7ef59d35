package io.forbear.simulator;

import io.forbear.simulator.wire.Connection;
import io.forbear.simulator.wire.Reading;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads every topic from now on and passes the events on. */
final class Observer implements AutoCloseable {
    private final Consumer<SpecificRecord> listener;
    private final Deserializer<SpecificRecord> deserializer;
    private final Map<String, Long> parked = new ConcurrentHashMap<>();
    private final Reading reading;
    private volatile long lastHeard = System.nanoTime();

    /**
     * Reads from this moment on.
     *
     * @param listener told every event, those of parked topics excepted
     */
    Observer(Connection connection, Consumer<SpecificRecord> listener) {
        this.listener = listener;
        this.deserializer = connection.serdes().deserializer();
        this.reading = Reading.fromNow(connection, topics(connection), this::hear);
    }

    private static Set<String> topics(Connection connection) {
        var wanted = new HashSet<String>();
        for (var topic : Topics.all()) {
            wanted.add(topic.name());
            wanted.add(topic.parkedName());
        }
        wanted.retainAll(connection.topics());
        return wanted;
    }

    private void hear(ConsumerRecord<String, byte[]> read) {
        lastHeard = System.nanoTime();
        if (read.topic().endsWith(Topic.PARKED_SUFFIX)) {
            parked.merge(read.topic(), 1L, Long::sum);
        } else if (read.value() != null) {
            listener.accept(deserializer.deserialize(read.topic(), read.value()));
        }
    }

    /** Records that could not be processed, by topic. */
    Map<String, Long> parked() {
        return new TreeMap<>(parked);
    }

    /** Real nanoseconds since the last record of any kind. */
    long quietNanos() {
        return System.nanoTime() - lastHeard;
    }

    void check() {
        reading.check();
    }

    @Override
    public void close() {
        reading.close();
        deserializer.close();
    }
}
