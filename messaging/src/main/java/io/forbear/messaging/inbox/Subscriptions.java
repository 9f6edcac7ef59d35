package io.forbear.messaging.inbox;

import io.forbear.messaging.Subscription;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All subscriptions of a service, by consumer group and topic. */
public final class Subscriptions {
    private final Map<String, Map<String, Subscription<?>>> byGroup = new LinkedHashMap<>();

    /**
     * @param service names the consumer group of subscriptions that name none
     * @throws IllegalStateException if a group subscribes to a topic twice
     */
    public Subscriptions(String service, Collection<Subscription<?>> subscriptions) {
        for (var subscription : subscriptions) {
            var group = subscription.group() == null ? service : subscription.group();
            var topic = subscription.topic().name();
            var topics = byGroup.computeIfAbsent(group, _ -> new LinkedHashMap<>());
            if (topics.putIfAbsent(topic, subscription) != null) {
                throw new IllegalStateException(
                        "group %s has one subscription to %s, found two".formatted(group, topic));
            }
        }
    }

    Set<String> groups() {
        return byGroup.keySet();
    }

    /** Names of the topics a group consumes. */
    Set<String> topics(String group) {
        return byGroup.getOrDefault(group, Map.of()).keySet();
    }

    /** Null if the group does not consume the topic (any more). */
    @Nullable Subscription<?> find(String group, String topic) {
        return byGroup.getOrDefault(group, Map.of()).get(topic);
    }
}
