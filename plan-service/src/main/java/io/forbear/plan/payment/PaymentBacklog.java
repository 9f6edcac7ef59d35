package io.forbear.plan.payment;

import io.forbear.messaging.wire.KafkaClients;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Knows up to when all payments are read. After an outage the clock is ahead of what is known: a
 * plan must not be called broken for a payment that waits in Kafka.
 */
@Component
public class PaymentBacklog implements DisposableBean {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Mark mark;

    /** Where the payments ended at some time. */
    private record Mark(Instant at, Map<TopicPartition, Long> ends) {}

    PaymentBacklog(KafkaClients kafka, @Value("${spring.application.name}") String group) {
        settings = new HashMap<>(kafka.consumer());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-backlog");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    /**
     * An instant up to which all payments posted are read; empty while there is none that has not
     * been told before. Asked again and again it comes to one, unless reading stands still.
     */
    public Mono<Instant> readUpTo(Clock clock) {
        return Mono.fromCallable(() -> look(clock)).subscribeOn(Schedulers.boundedElastic());
    }

    private synchronized @Nullable Instant look(Clock clock) {
        var kafka = consumer();
        var current = mark == null ? new Mark(clock.instant(), ends(kafka)) : mark;
        var read = isRead(kafka, current);
        mark = read ? null : current;
        return read ? current.at() : null;
    }

    private static Map<TopicPartition, Long> ends(KafkaConsumer<byte[], byte[]> kafka) {
        var partitions =
                kafka.partitionsFor(Topics.ACCOUNT_PAYMENT.name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        return kafka.endOffsets(partitions);
    }

    private static boolean isRead(KafkaConsumer<byte[], byte[]> kafka, Mark mark) {
        var committed = kafka.committed(mark.ends().keySet());
        var next = new HashMap<TopicPartition, Long>();
        mark.ends()
                .forEach(
                        (partition, end) -> {
                            var offset = committed.get(partition);
                            var from = offset == null ? 0 : offset.offset();
                            if (from < end) {
                                next.put(partition, from);
                            }
                        });
        return next.isEmpty() || holdsNoRecord(kafka, next, mark);
    }

    /** The last offsets before an end may be marks of transactions, which nobody ever reads. */
    private static boolean holdsNoRecord(
            KafkaConsumer<byte[], byte[]> kafka, Map<TopicPartition, Long> next, Mark mark) {
        kafka.assign(next.keySet());
        next.forEach(kafka::seek);
        var deadline = System.nanoTime() + LOOK.toNanos();
        var open = open(kafka, mark);
        while (!open.isEmpty() && System.nanoTime() - deadline < 0) {
            for (var record : kafka.poll(Duration.ofMillis(100))) {
                var end = mark.ends().get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end) {
                    return false;
                }
            }
            open = open(kafka, mark);
        }
        return open.isEmpty();
    }

    private static Set<TopicPartition> open(KafkaConsumer<byte[], byte[]> kafka, Mark mark) {
        return kafka.assignment().stream()
                .filter(partition -> kafka.position(partition) < end(mark, partition))
                .collect(Collectors.toSet());
    }

    private static long end(Mark mark, TopicPartition partition) {
        return mark.ends().getOrDefault(partition, 0L);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var opened = consumer;
        if (opened == null) {
            opened =
                    new KafkaConsumer<>(
                            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = opened;
        }
        return opened;
    }

    @Override
    public synchronized void destroy() {
        if (consumer != null) {
            consumer.close();
        }
    }
}
