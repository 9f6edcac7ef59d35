package io.forbear.bench.stream;

import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The broker that is measured with. */
public record Kafka(String bootstrap, String registry) {
    private static final int PARTITIONS = 4;
    private static final short REPLICAS = 1;
    private static final long STALLED_NANOS = 180_000_000_000L;

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /** Deletes all topics and what groups have read, and makes the topics of the system anew. */
    public void empty() {
        try (var admin = admin()) {
            admin.deleteConsumerGroups(groups(admin)).all().get();
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
            var deadline = System.nanoTime() + 60_000_000_000L;
            while (!admin.listTopics().names().get().isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(100);
            }
            admin.createTopics(topics()).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not make the topics", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static List<String> groups(Admin admin)
            throws ExecutionException, InterruptedException {
        return admin.listGroups().all().get().stream().map(group -> group.groupId()).toList();
    }

    private static List<NewTopic> topics() {
        return Topics.all().stream()
                .flatMap(topic -> Stream.of(topic.name(), topic.parkedName()))
                .map(name -> new NewTopic(name, PARTITIONS, REPLICAS))
                .toList();
    }

    /** How many records of the topics a group has not committed yet. */
    long lag(String group, Set<Topic<?>> topics) {
        return lag(group, topics, 0);
    }

    /**
     * The same where a partition ends with so many markers of transactions, which count as records
     * and are never committed.
     */
    private long lag(String group, Set<Topic<?>> topics, int markers) {
        try (var admin = admin()) {
            var partitions = new ArrayList<TopicPartition>();
            for (var topic : topics) {
                for (int p = 0; p < PARTITIONS; p++) {
                    partitions.add(new TopicPartition(topic.name(), p));
                }
            }
            var committed =
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            var ends =
                    admin.listOffsets(
                                    partitions.stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            p -> p, _ -> OffsetSpec.latest())))
                            .all()
                            .get();
            long lag = 0;
            for (var partition : partitions) {
                var read = committed.get(partition);
                var end = ends.get(partition);
                var behind = (end == null ? 0 : end.offset()) - (read == null ? 0 : read.offset());
                lag += Math.max(0, behind - markers);
            }
            return lag;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell the lag of " + group, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Real seconds until a group has committed all records of the topics. */
    public double secondsUntilRead(String group, Set<Topic<?>> topics, LongConsumer lag) {
        return secondsUntilRead(group, topics, 0, lag);
    }

    /** The same for topics that are written in transactions. */
    public double secondsUntilCommittedRead(String group, Set<Topic<?>> topics, LongConsumer lag) {
        return secondsUntilRead(group, topics, 1, lag);
    }

    private double secondsUntilRead(
            String group, Set<Topic<?>> topics, int markers, LongConsumer lag) {
        long begun = System.nanoTime();
        long moved = begun;
        long least = Long.MAX_VALUE;
        try {
            while (true) {
                long left = lag(group, topics, markers);
                lag.accept(left);
                if (left <= 0) {
                    return (System.nanoTime() - begun) / 1e9;
                }
                if (left < least) {
                    least = left;
                    moved = System.nanoTime();
                } else if (System.nanoTime() - moved > STALLED_NANOS) {
                    throw new IllegalStateException(
                            group + " has read nothing for three minutes; its log tells why");
                }
                Thread.sleep(250);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
