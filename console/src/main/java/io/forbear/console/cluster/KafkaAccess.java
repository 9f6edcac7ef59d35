package io.forbear.console.cluster;

import java.util.Map;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Addresses and security of Kafka's clients, set as the services' are. */
@Component
public final class KafkaAccess {
    private final Map<String, Object> admin;
    private final Map<String, Object> producer;

    KafkaAccess(KafkaProperties kafka) {
        admin = Map.copyOf(kafka.buildAdminProperties());
        producer = Map.copyOf(kafka.buildProducerProperties());
    }

    /** For whoever looks: administration, and consumers without a group. */
    public Map<String, Object> looking() {
        return admin;
    }

    /** For whoever writes. */
    public Map<String, Object> writing() {
        return producer;
    }
}
