package io.forbear.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** What Kafka tells of brokers, of the groups that consume, and of what they have not consumed. */
final class Cluster implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Admin admin;

    Cluster(Stand stand) {
        admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                stand.bootstrapServers(),
                                "default.api.timeout.ms",
                                (int) LIMIT.toMillis(),
                                "request.timeout.ms",
                                5_000));
    }

    /** A partition as a group sees it. */
    record Share(String group, TopicPartition partition) {}

    /**
     * A member of a group.
     *
     * @param clientId ends, or goes on after {@code @}, with the number of the instance
     */
    record Member(String id, String clientId) {
        boolean isOf(int instance) {
            return clientId.endsWith("@" + instance) || clientId.contains("@" + instance + "-");
        }
    }

    /** Who has which partition, of the groups that are not being moved at present. */
    Map<Share, Member> owners() {
        var found = new HashMap<Share, Member>();
        for (var group : ask(admin.describeConsumerGroups(groups()).all()).values()) {
            if (group.groupState() == GroupState.STABLE) {
                for (var member : group.members()) {
                    var owner = new Member(member.consumerId(), member.clientId());
                    member.assignment()
                            .topicPartitions()
                            .forEach(one -> found.put(new Share(group.groupId(), one), owner));
                }
            }
        }
        return found;
    }

    /** The groups of services, of which there are several instances. */
    private Collection<String> groups() {
        return ask(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
                .map(group -> group.groupId())
                .filter(id -> id.contains("-service") || id.equals("compliance-projection"))
                .filter(id -> !id.startsWith("outbox-"))
                .toList();
    }

    /** Where partitions end, transactions under way included. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        var latest =
                partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
        var ends = new HashMap<TopicPartition, Long>();
        ask(admin.listOffsets(latest).all()).forEach((p, end) -> ends.put(p, end.offset()));
        return ends;
    }

    /** What is not consumed, in records and marks of transactions, per share. */
    Map<Share, Long> unread(Collection<Share> shares, Map<TopicPartition, Long> ends) {
        var unread = new HashMap<Share, Long>();
        var groups = shares.stream().map(Share::group).collect(Collectors.toSet());
        for (var group : groups) {
            var read = ask(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            for (var share : shares) {
                if (share.group().equals(group)) {
                    var offset = read.get(share.partition());
                    var behind =
                            ends.getOrDefault(share.partition(), 0L)
                                    - (offset == null ? 0 : offset.offset());
                    unread.put(share, Math.max(0, behind));
                }
            }
        }
        return unread;
    }

    /** The broker that leads the others. */
    int controller() {
        return ask(admin.describeMetadataQuorum().quorumInfo()).leaderId();
    }

    /** Partitions without a leader, or led by the broker. */
    long withoutLeaderBut(int broker) {
        return partitions().stream()
                .filter(one -> isNobody(one.leader()) || one.leader().id() == broker)
                .count();
    }

    /** Partitions of which a copy is missing or behind. */
    long underReplicated() {
        return partitions().stream()
                .filter(one -> one.isr().size() < one.replicas().size())
                .count();
    }

    /** How many copies topics have, and how many must be written: {@code 3/2}. */
    Set<String> copies() {
        var found = new HashSet<String>();
        partitions().forEach(one -> found.add(Integer.toString(one.replicas().size())));
        return found;
    }

    private static boolean isNobody(Node leader) {
        return leader == null || leader.isEmpty();
    }

    private List<TopicPartitionInfo> partitions() {
        var names = ask(admin.listTopics().names());
        var all = new ArrayList<TopicPartitionInfo>();
        ask(admin.describeTopics(names).allTopicNames())
                .values()
                .forEach(topic -> all.addAll(topic.partitions()));
        return all;
    }

    private static <T> T ask(KafkaFuture<T> answer) {
        try {
            return answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered(e);
        }
    }

    /** Kafka does not tell at present. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(Exception cause) {
            super(cause);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
