package io.forbear.compliance.rulepack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.messaging.wire.KafkaClients;
import io.forbear.topics.EventSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the topic of rule packs holds at this moment. */
@Component
class PackTopic {
    private static final Logger LOG = LoggerFactory.getLogger(PackTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final EventSerdes serdes;

    PackTopic(KafkaClients clients, EventSerdes serdes) {
        this.clients = clients;
        this.serdes = serdes;
    }

    /** The newest record of each key; those that cannot be read are left out. */
    List<Activation> read() {
        var newest = new HashMap<String, byte[]>();
        var config = new HashMap<>(clients.consumer());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(config, bytes, bytes)) {
            drain(consumer, newest);
        }
        return decoded(newest);
    }

    private static void drain(KafkaConsumer<byte[], byte[]> consumer, Map<String, byte[]> newest) {
        var partitions =
                consumer.partitionsFor(RulePackPublisher.TOPIC).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var open = new HashSet<>(partitions);
        while (!open.isEmpty()) {
            open.removeIf(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
            for (var record : consumer.poll(POLL)) {
                var key = record.key() == null ? "" : new String(record.key(), UTF_8);
                if (record.value() == null) {
                    newest.remove(key);
                } else {
                    newest.put(key, record.value());
                }
            }
        }
    }

    private List<Activation> decoded(Map<String, byte[]> newest) {
        var activations = new ArrayList<Activation>();
        try (var deserializer = serdes.<SpecificRecord>deserializer()) {
            for (var record : newest.entrySet()) {
                try {
                    activations.add(
                            ActivationRecords.activation(
                                    deserializer.deserialize(
                                            RulePackPublisher.TOPIC, record.getValue())));
                } catch (RuntimeException unreadable) {
                    // is as good as not there: what it should say is published anew
                    LOG.error(
                            "the record {} of {} cannot be read; published anew if it is ours: {}",
                            record.getKey(),
                            RulePackPublisher.TOPIC,
                            unreadable.toString());
                }
            }
        }
        return activations;
    }
}
