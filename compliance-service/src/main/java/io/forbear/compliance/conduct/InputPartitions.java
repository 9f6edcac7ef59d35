package io.forbear.compliance.conduct;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Refuses to start the stream if its topics have different numbers of partitions: the facts of one
 * debtor would then be spread over tasks that do not see each other's state.
 */
@Component
class InputPartitions implements SmartLifecycle {
    /** After the topics have been made, before the stream starts. */
    private static final int PHASE = 1000;

    private final KafkaAdmin admin;
    private volatile boolean running;

    InputPartitions(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void start() {
        try (var client = Admin.create(admin.getConfigurationProperties())) {
            var partitions = new TreeMap<String, Integer>();
            client.describeTopics(ConductTopology.topicNames())
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
            requireEqual(partitions);
            running = true;
        } catch (ExecutionException e) {
            throw new KafkaException("cannot describe the topics of the stream", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while describing the topics of the stream", e);
        }
    }

    private static void requireEqual(Map<String, Integer> partitions) {
        if (partitions.values().stream().distinct().count() > 1) {
            throw new IllegalStateException(
                    "the topics of the stream need the same number of partitions, found "
                            + partitions);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
