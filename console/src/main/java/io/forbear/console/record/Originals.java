package io.forbear.console.record;

import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
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
        return Flux.fromIterable(Topics.all())
                .filter(known -> known.name().equals(topic))
                .next()
                .flatMap(known -> one(known, partition, offset))
                .filter(record -> record.timestamp().equals(timestamp));
    }

    private Mono<RecordView> one(Topic<?> topic, int partition, long offset) {
        return threads.look(() -> reader.one(topic, topic.name(), partition, offset, true));
    }
}
