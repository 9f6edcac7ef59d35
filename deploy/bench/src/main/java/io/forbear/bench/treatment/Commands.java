package io.forbear.bench.treatment;

import io.forbear.bench.stream.Kafka;
import io.forbear.events.Channel;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts commands, as a gateway would read them. */
final class Commands implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;

    Commands(Kafka kafka) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka.bootstrap(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                "bench-gateway",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(
                Arrays.stream(Channel.values())
                        .filter(channel -> channel != Channel.UNKNOWN)
                        .map(Topics::commandFor)
                        .map(Topic::name)
                        .distinct()
                        .toList());
    }

    /**
     * Waits for so many more commands.
     *
     * @param patience how long to wait for the next one
     * @throws IllegalStateException if none comes that long
     */
    void await(int number, Duration patience, Runnable lookAround) {
        int count = 0;
        var last = System.nanoTime();
        while (count < number) {
            int found = consumer.poll(Duration.ofMillis(100)).count();
            count += found;
            if (found > 0) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > patience.toNanos()) {
                throw new IllegalStateException(
                        "only %,d of %,d debtors came to a command".formatted(count, number));
            }
            lookAround.run();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
