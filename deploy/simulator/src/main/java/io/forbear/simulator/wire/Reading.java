package io.forbear.simulator.wire;

import io.forbear.events.ContactCommand;
import io.forbear.simulator.trouble.Trouble;
import io.forbear.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A thread that reads topics until it is closed; only committed records. */
public final class Reading implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<ConsumerRecord<String, byte[]>> handler;
    private final Commit commit;
    private final Thread thread;
    private volatile boolean isClosed;
    private volatile boolean isCrashed;
    private volatile @Nullable RuntimeException failure;

    /** When a group's progress is noted. */
    public enum Commit {
        /** It is no group. */
        NEVER,
        /** After a crash a contact is rather lost than made twice. */
        BEFORE_ACTING,
        /** After a crash commands come again; whoever acts remembers what he began. */
        AFTER_ACTING
    }

    private Reading(
            String name,
            KafkaConsumer<String, byte[]> consumer,
            Consumer<ConsumerRecord<String, byte[]>> handler,
            Commit commit) {
        this.consumer = consumer;
        this.handler = handler;
        this.commit = commit;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::read);
    }

    /**
     * A gateway reads its commands: one consumer group per gateway.
     *
     * @param gateway name of the consumer group
     * @param commit how it minds crashes
     */
    public static Reading commands(
            Connection connection,
            String gateway,
            Topic<ContactCommand> topic,
            Commit commit,
            Consumer<ContactCommand> handler) {
        var settings = settings(connection);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, gateway);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        var consumer = consumer(settings);
        consumer.subscribe(List.of(topic.name()));
        Deserializer<ContactCommand> deserializer = connection.serdes().deserializer();
        return new Reading(
                        gateway,
                        consumer,
                        read ->
                                handler.accept(
                                        deserializer.deserialize(read.topic(), read.value())),
                        commit)
                .start();
    }

    /**
     * Everything that is written to the topics from now on. When this returns, the positions are
     * fixed: what is written afterwards will be read.
     */
    public static Reading fromNow(
            Connection connection,
            Collection<String> topics,
            Consumer<ConsumerRecord<String, byte[]>> handler) {
        var consumer = consumer(settings(connection));
        var partitions = partitions(consumer, topics);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new Reading("observer", consumer, handler, Commit.NEVER).start();
    }

    /** Every event that is written to a topic from now on. */
    public static <V extends SpecificRecord> Reading fromNow(
            Connection connection, Topic<V> topic, Consumer<V> handler) {
        Deserializer<V> deserializer = connection.serdes().deserializer();
        return fromNow(
                connection,
                List.of(topic.name()),
                read -> handler.accept(deserializer.deserialize(read.topic(), read.value())));
    }

    /** Every event that a topic holds, and those that are written afterwards. */
    public static <V extends SpecificRecord> Reading fromTheBeginning(
            Connection connection, Topic<V> topic, Consumer<V> handler) {
        Deserializer<V> deserializer = connection.serdes().deserializer();
        return fromTheBeginning(
                connection,
                List.of(topic.name()),
                read -> handler.accept(deserializer.deserialize(read.topic(), read.value())));
    }

    /** The key of every record that the topics hold, and of those that are written afterwards. */
    public static Reading keysFromTheBeginning(
            Connection connection, Collection<String> topics, Consumer<String> handler) {
        return fromTheBeginning(
                connection, topics, read -> handler.accept(String.valueOf(read.key())));
    }

    private static Reading fromTheBeginning(
            Connection connection,
            Collection<String> topics,
            Consumer<ConsumerRecord<String, byte[]>> handler) {
        var consumer = consumer(settings(connection));
        var partitions = partitions(consumer, topics);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new Reading("follower", consumer, handler, Commit.NEVER).start();
    }

    /** What a topic holds now, from the beginning. */
    public static <V extends SpecificRecord> List<V> all(Connection connection, Topic<V> topic) {
        var events = new ArrayList<V>();
        try (var consumer = consumer(settings(connection));
                Deserializer<V> deserializer = connection.serdes().deserializer()) {
            var partitions = partitions(consumer, List.of(topic.name()));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(POLL)
                        .forEach(
                                read ->
                                        events.add(
                                                deserializer.deserialize(
                                                        read.topic(), read.value())));
            }
        }
        return events;
    }

    /**
     * Complains if reading has stopped by itself.
     *
     * @throws Trouble with the cause
     */
    public void check() {
        var e = failure;
        if (e != null) {
            throw new Trouble("reading as %s stopped: %s".formatted(thread.getName(), e), e);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        consumer.wakeup();
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets what was read since progress was last noted, and reads it again. */
    public void crash() {
        isCrashed = true;
    }

    private Reading start() {
        thread.start();
        return this;
    }

    private void read() {
        try (consumer) {
            while (!isClosed) {
                act(consumer.poll(POLL));
            }
        } catch (WakeupException _) {
            // closed
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void act(ConsumerRecords<String, byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        if (commit == Commit.BEFORE_ACTING) {
            consumer.commitSync();
        }
        for (var one : records) {
            handler.accept(one);
            if (isCrashed) {
                isCrashed = false;
                startAgain();
                return;
            }
        }
        if (commit == Commit.AFTER_ACTING) {
            consumer.commitSync();
        }
    }

    private void startAgain() {
        var committed = consumer.committed(consumer.assignment());
        for (var partition : consumer.assignment()) {
            var offset = committed.get(partition);
            if (offset == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        }
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<String, byte[]> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings(Connection connection) {
        var settings = connection.clients();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
