package io.forbear.messaging.work;

import io.forbear.clock.Marks;
import io.forbear.messaging.wire.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Since when what consumer groups have not yet consumed lies in their topics. */
public final class ConsumerWork implements AutoCloseable {
    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final Map<String, Map<TopicPartition, Marks>> marks = new ConcurrentHashMap<>();
    private final Map<String, Mono<Collection<TopicPartition>>> partitions =
            new ConcurrentHashMap<>();
    private @Nullable Admin admin;

    public ConsumerWork(KafkaClients clients) {
        settings = clients.admin();
    }

    /** Up to when a group has consumed all that was in the topics; empty without a topic. */
    public Mono<Instant> doneUntil(String group, Collection<String> topics, Instant now) {
        return partitions
                .computeIfAbsent(group, _ -> onceFound(partitionsOf(topics)))
                .flatMap(all -> ends(all).zipWhen(_ -> committed(group)))
                .mapNotNull(both -> look(group, now, both.getT1(), both.getT2()));
    }

    private @Nullable Instant look(
            String group,
            Instant now,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, OffsetAndMetadata> committed) {
        var known = marks.computeIfAbsent(group, _ -> new ConcurrentHashMap<>());
        return ends.entrySet().stream()
                .map(
                        end ->
                                known.computeIfAbsent(end.getKey(), _ -> new Marks())
                                        .look(
                                                now,
                                                end.getValue(),
                                                reached(committed.get(end.getKey()))))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static long reached(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static <T> Mono<T> onceFound(Mono<T> asking) {
        return asking.cache(_ -> FOREVER, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    private Mono<Collection<TopicPartition>> partitionsOf(Collection<String> topics) {
        return Mono.defer(() -> mono(admin().describeTopics(topics).allTopicNames()))
                .map(found -> found.values().stream().flatMap(ConsumerWork::partitions).toList());
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(one -> new TopicPartition(topic.name(), one.partition()));
    }

    private Mono<Map<TopicPartition, Long>> ends(Collection<TopicPartition> all) {
        var latest = all.stream().collect(Collectors.toMap(one -> one, _ -> OffsetSpec.latest()));
        var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        return Mono.defer(() -> mono(admin().listOffsets(latest, committed).all()))
                .map(
                        found ->
                                found.entrySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Map.Entry::getKey,
                                                        end -> end.getValue().offset())));
    }

    private Mono<Map<TopicPartition, OffsetAndMetadata>> committed(String group) {
        return Mono.defer(
                () ->
                        mono(
                                admin().listConsumerGroupOffsets(group)
                                        .partitionsToOffsetAndMetadata()));
    }

    private static <T> Mono<T> mono(KafkaFuture<T> future) {
        return Mono.fromCompletionStage(future.toCompletionStage());
    }

    private synchronized Admin admin() {
        var opened = admin;
        if (opened == null) {
            opened = Admin.create(settings);
            admin = opened;
        }
        return opened;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(CLOSE_LIMIT);
        }
    }
}
