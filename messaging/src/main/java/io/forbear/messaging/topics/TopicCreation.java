package io.forbear.messaging.topics;

import io.forbear.messaging.outbox.OutboxRelay;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics of the catalogue that are missing, each with its twin for parked records. */
final class TopicCreation {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);

    /** The raw value of a record of Kafka's default limit, and the headers that say what failed. */
    private static final int PARKED_BYTES = 2 * 1024 * 1024;

    private static final Duration KNOWN_LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final TopicSettings settings;
    private final RetentionSettings retention;

    TopicCreation(TopicSettings settings, RetentionSettings retention) {
        this.settings = settings;
        this.retention = retention;
    }

    /**
     * @throws IllegalStateException if nothing is said of how long a topic keeps its records, or
     *     the topics would not all have the same number of partitions: one debtor has to be in the
     *     same partition of each
     */
    void createMissing(Admin admin) throws InterruptedException {
        var before = get(admin.listTopics().names());
        var existing = partitions(admin);
        existing.forEach(this::requireSamePartitions);
        var missing = wanted().stream().filter(t -> !existing.containsKey(t.name())).toList();
        for (var creation : admin.createTopics(missing).values().values()) {
            ignoreExisting(creation);
        }
        awaitKnown(admin, missing);
        keepAsSaid(admin, before);
    }

    /**
     * The controller answers before a broker has heard of a new topic; who asks it at once may be
     * told that there is none. Of several brokers one is asked here.
     */
    private static void awaitKnown(Admin admin, List<NewTopic> topics) throws InterruptedException {
        var names = topics.stream().map(NewTopic::name).toList();
        for (long left = KNOWN_LIMIT.toMillis(); !isKnown(admin, names); left -= PAUSE.toMillis()) {
            if (left <= 0) {
                throw new KafkaException(
                        "the brokers do not know these topics %s after they were created: %s"
                                .formatted(KNOWN_LIMIT, names));
            }
            Thread.sleep(PAUSE);
        }
    }

    private static boolean isKnown(Admin admin, List<String> topics) throws InterruptedException {
        try {
            admin.describeTopics(topics).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw new KafkaException("cannot look at the topics", e.getCause());
        }
    }

    /**
     * Brings topics that were there before to the retention that holds now. Where a service may not
     * change topics it is for whoever may.
     */
    private void keepAsSaid(Admin admin, Set<String> topics) throws InterruptedException {
        try {
            alterDiffering(admin, topics);
        } catch (KafkaException e) {
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            LOG.warn(
                    "This service may not set how long topics keep records; see to it that they do"
                            + " as forbear.retention says",
                    e);
        }
    }

    private void alterDiffering(Admin admin, Set<String> topics) throws InterruptedException {
        var said = new HashMap<ConfigResource, Map<String, String>>();
        wanted().stream()
                .filter(topic -> topics.contains(topic.name()))
                .forEach(topic -> said.put(resource(topic.name()), timed(topic.configs())));
        var found = get(admin.describeConfigs(said.keySet()).all());
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        said.forEach(
                (topic, configs) -> {
                    var differing = differing(configs, Objects.requireNonNull(found.get(topic)));
                    if (!differing.isEmpty()) {
                        changes.put(topic, differing);
                    }
                });
        if (!changes.isEmpty()) {
            get(
                    admin.incrementalAlterConfigs(changes).all(),
                    "cannot change how long topics keep records; see docs/security.md: "
                            + changes.keySet());
        }
    }

    private static List<AlterConfigOp> differing(Map<String, String> said, Config found) {
        return said.entrySet().stream()
                .filter(one -> !one.getValue().equals(found.get(one.getKey()).value()))
                .map(one -> new ConfigEntry(one.getKey(), one.getValue()))
                .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                .toList();
    }

    private static Map<String, String> timed(Map<String, String> configs) {
        var timed = new HashMap<>(configs);
        timed.keySet()
                .retainAll(Set.of(TopicConfig.RETENTION_MS_CONFIG, TopicConfig.SEGMENT_MS_CONFIG));
        return timed;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    /** All topics: those of the catalogue, their twins, and the relay's. */
    List<NewTopic> wanted() {
        var wanted = new ArrayList<NewTopic>();
        for (var topic : Topics.all()) {
            wanted.add(topic(topic.name(), settings.partitions(), settings(topic)));
            wanted.add(topic(topic.parkedName(), settings.partitions(), parkedSettings()));
        }
        wanted.add(topic(OutboxRelay.MARKER_TOPIC, 1, Map.of()));
        return wanted;
    }

    private NewTopic topic(String name, int partitions, Map<String, String> configs) {
        var all = new HashMap<>(configs);
        var minInSync = settings.minInSync();
        if (minInSync != null) {
            all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, minInSync.toString());
        }
        return new NewTopic(name, partitions, settings.replication()).configs(all);
    }

    private Map<String, String> settings(Topic<?> topic) {
        return retention
                .of(topic)
                .map(this::kept)
                .orElse(
                        Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private Map<String, String> kept(Duration time) {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(time.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(retention.segment().toMillis()));
    }

    private Map<String, String> parkedSettings() {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.ofParked().toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(retention.segment().toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                String.valueOf(PARKED_BYTES));
    }

    private void requireSamePartitions(String topic, int partitions) {
        if (partitions != settings.partitions()) {
            throw new IllegalStateException(
                    "topic %s has %d partitions, but forbear.topics.partitions is %d"
                            .formatted(topic, partitions, settings.partitions()));
        }
    }

    private static Map<String, Integer> partitions(Admin admin) throws InterruptedException {
        var catalogue = Topics.all().stream().map(Topic::name).collect(Collectors.toSet());
        var names = get(admin.listTopics().names());
        var partitions = new HashMap<String, Integer>();
        get(admin.describeTopics(intersection(catalogue, names)).allTopicNames())
                .forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }

    private static Set<String> intersection(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).collect(Collectors.toSet());
    }

    private static void ignoreExisting(KafkaFuture<Void> creation) throws InterruptedException {
        try {
            creation.get();
        } catch (ExecutionException e) {
            // another service was faster
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot create a topic", e.getCause());
            }
        }
    }

    private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
        return get(answer, "cannot look at the topics");
    }

    private static <T> T get(KafkaFuture<T> answer, String failure) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new KafkaException(failure, e.getCause());
        }
    }
}
