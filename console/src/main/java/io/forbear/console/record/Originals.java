package io.forbear.console.record;

import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Records of which a service told where it found them, whole. Who calls answers for who gets to see
 * them.
 */
@Component
public class Originals {
    private final RecordReader reader;
    private final LookThreads threads;

    Originals(RecordReader reader, LookThreads threads) {
        this.reader = reader;
        this.threads = threads;
    }

    /**
     * The record; empty if Kafka has it no more, or another one there.
     *
     * @param timestamp by which it is known again in a topic that was deleted and made anew
     */
    public Mono<RecordView> find(String topic, int partition, long offset, Instant timestamp) {
        return Mono.justOrEmpty(known(topic))
                .flatMap(
                        known ->
                                threads.look(
                                        () -> reader.one(known, topic, partition, offset, true)))
                .filter(record -> record.timestamp().equals(timestamp));
    }

    private static @Nullable Topic<?> known(String name) {
        return Topics.all().stream()
                .filter(topic -> topic.name().equals(name))
                .findAny()
                .orElse(null);
    }
}
