package io.forbear.messaging.wire;

import java.util.Map;

/** The settings of a service's Kafka clients: addresses, security and whatever else it sets. */
public record KafkaClients(
        Map<String, Object> producer, Map<String, Object> consumer, Map<String, Object> admin) {

    public KafkaClients {
        producer = Map.copyOf(producer);
        consumer = Map.copyOf(consumer);
        admin = Map.copyOf(admin);
    }

    /**
     * The name under which brokers know the clients of a group.
     *
     * @param instance tells instances of one service apart; empty: there is no need to
     */
    public static String clientId(String instance, String group) {
        return instance.isBlank() ? group : group + "@" + instance;
    }
}
