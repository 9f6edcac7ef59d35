package io.forbear.compliance.rulepack;

import io.forbear.messaging.wire.CompactedTopic;
import io.forbear.messaging.wire.KafkaClients;
import io.forbear.topics.EventSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the topic of rule packs holds at this moment. */
@Component
class PackTopic {
    private static final Logger LOG = LoggerFactory.getLogger(PackTopic.class);

    private final KafkaClients clients;
    private final EventSerdes serdes;

    PackTopic(KafkaClients clients, EventSerdes serdes) {
        this.clients = clients;
        this.serdes = serdes;
    }

    /** The newest record of each key; those that cannot be read are left out. */
    List<Activation> read() {
        return decoded(CompactedTopic.newest(clients, RulePackPublisher.TOPIC));
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
                    // is as good as not there, be it the bytes or the registry: what is ours is
                    // published anew with the same content, what is not stops all judging and is
                    // counted where it is read in earnest, see PacksInForce
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
