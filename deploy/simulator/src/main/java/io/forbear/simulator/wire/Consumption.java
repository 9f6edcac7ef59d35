package io.forbear.simulator.wire;

import io.forbear.clock.Marks;
import io.forbear.simulator.trouble.Trouble;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a consumer group has read a topic that is written in transactions only. Not for several
 * threads.
 */
public final class Consumption implements AutoCloseable {
    /**
     * Behind the last record of a topic lies the mark that ends its transaction; nobody reads it.
     */
    private static final int MARK_OF_TRANSACTION = 1;

    private final Admin admin;
    private final String group;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Marks> marks = new HashMap<>();

    /** A group that reads one topic. */
    public Consumption(Connection connection, String group, String topic) {
        this.group = group;
        admin = Admin.create(connection.clients());
        partitions =
                await(
                        () ->
                                admin
                                        .describeTopics(List.of(topic))
                                        .allTopicNames()
                                        .get()
                                        .values()
                                        .stream()
                                        .flatMap(found -> found.partitions().stream())
                                        .map(one -> new TopicPartition(topic, one.partition()))
                                        .toList());
    }

    public String group() {
        return group;
    }

    /**
     * Up to when it has read all that was in the topic.
     *
     * @param now the simulated instant, asked before
     */
    public Instant doneUntil(Instant now) {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(one -> latest.put(one, OffsetSpec.latest()));
        var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        var ends = await(() -> admin.listOffsets(latest, committed).all().get());
        var read =
                await(
                        () ->
                                admin.listConsumerGroupOffsets(group)
                                        .partitionsToOffsetAndMetadata()
                                        .get());
        var until = now;
        for (var partition : partitions) {
            var end = ends.get(partition);
            var offset = read.get(partition);
            var done =
                    marks.computeIfAbsent(partition, _ -> new Marks())
                            .look(
                                    now,
                                    end == null ? 0 : end.offset() - MARK_OF_TRANSACTION,
                                    offset == null ? 0 : offset.offset());
            until = done.isBefore(until) ? done : until;
        }
        return until;
    }

    private interface Asking<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private <T> T await(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (ExecutionException e) {
            throw trouble(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw trouble(e);
        }
    }

    private Trouble trouble(Exception e) {
        return new Trouble("Kafka does not tell how far %s has read".formatted(group), e);
    }

    @Override
    public void close() {
        admin.close();
    }
}
