package io.forbear.samples;

import io.forbear.events.ContactCommandCancelled;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * All cancellations, read by a consumer without a group: in a share group a command and its
 * cancellation may go to different readers, so every reader needs all of them.
 */
record TakenBack(KafkaConsumer<String, ContactCommandCancelled> consumer) implements AutoCloseable {
    private static final String TOPIC = "contact.command-cancelled";

    TakenBack {
        consumer.assign(
                consumer.partitionsFor(TOPIC).stream()
                        .map(one -> new TopicPartition(TOPIC, one.partition()))
                        .toList());
        consumer.seekToBeginning(consumer.assignment());
    }

    /** Reads whatever has been written until now and was not read before. */
    void readAll(Consumer<ContactCommandCancelled> taker) {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(one -> taker.accept(one.value()));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
