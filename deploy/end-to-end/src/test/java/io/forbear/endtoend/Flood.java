package io.forbear.endtoend;

import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Events at a steady rate: repeats of one stage, which every reader takes and recognises, and among
 * them calls that no permit was asked for.
 */
final class Flood implements AutoCloseable {
    private static final long STEPS_PER_SECOND = 50;

    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<SpecificRecord> serializer;
    private final ProducerRecord<String, byte[]> stage;
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread;
    private volatile boolean ended;

    /**
     * Begins it.
     *
     * @param perSecond events in a second
     * @param callsPerSecond how many of them are calls
     */
    Flood(RunningSystem system, int perSecond, int callsPerSecond) {
        serializer = new EventSerdes(system.registry()).serializer();
        producer =
                new KafkaProducer<>(
                        system.kafka(Map.of("linger.ms", "20", "compression.type", "lz4")),
                        new StringSerializer(),
                        new ByteArraySerializer());
        stage = someStage(system);
        thread = Thread.ofPlatform().start(() -> run(perSecond, callsPerSecond));
    }

    private ProducerRecord<String, byte[]> someStage(RunningSystem system) {
        try (var stages = system.follow(List.of(Topics.ACCOUNT_STAGE))) {
            system.publish(Topics.ACCOUNT_OVERDUE, Story.of("flood").overdue("99.0000"));
            var seen = stages.poll();
            while (seen.isEmpty()) {
                seen = stages.poll();
            }
            var first = seen.getFirst();
            return new ProducerRecord<>(
                    first.topic(), first.key(), serializer.serialize(first.topic(), first.value()));
        }
    }

    private void run(int perSecond, int callsPerSecond) {
        var begun = System.nanoTime();
        for (long step = 1; !ended; step++) {
            for (int i = 0; i < (perSecond - callsPerSecond) / STEPS_PER_SECOND; i++) {
                send(new ProducerRecord<>(stage.topic(), stage.key(), stage.value()));
            }
            for (int i = 0; i < callsPerSecond / STEPS_PER_SECOND; i++) {
                var call = Story.of("flood").callWithoutPermit(RunningSystem.START);
                var topic = Topics.CONTACT_ATTEMPTED.name();
                send(
                        new ProducerRecord<>(
                                topic, call.getDebtorId(), serializer.serialize(topic, call)));
            }
            LockSupport.parkNanos(
                    begun + step * 1_000_000_000 / STEPS_PER_SECOND - System.nanoTime());
        }
    }

    private void send(ProducerRecord<String, byte[]> record) {
        var _ =
                producer.send(
                        record,
                        (_, failure) -> {
                            if (failure == null) {
                                sent.incrementAndGet();
                            }
                        });
    }

    /** How many events Kafka has taken. */
    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
