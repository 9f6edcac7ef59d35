package io.forbear.messaging.topics;

import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.KafkaClients;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.SmartLifecycle;

/**
 * Runs before anything of the service consumes or publishes: creates topics, registers schemas, and
 * asks the registry for the ids of the schemas this service writes, so that no event has to wait
 * for them.
 */
public final class TopicPreparation implements SmartLifecycle {
    private final TopicSettings settings;
    private final RetentionSettings retention;
    private final KafkaClients clients;
    private final EventBytes bytes;
    private final RegistrySettings registry;
    private final String service;
    private volatile boolean running;

    public TopicPreparation(
            TopicSettings settings,
            RetentionSettings retention,
            KafkaClients clients,
            EventBytes bytes,
            RegistrySettings registry,
            String service) {
        this.settings = settings;
        this.retention = retention;
        this.clients = clients;
        this.bytes = bytes;
        this.registry = registry;
        this.service = service;
    }

    /** Listeners, streams and the relay have later phases. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        try {
            if (settings.create()) {
                createTopics();
            }
            if (registry.register()) {
                registerSchemas();
            }
            Topics.all().stream()
                    .filter(topic -> topic.writers().contains(service))
                    .forEach(bytes::prepare);
            running = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were prepared", e);
        }
    }

    private void createTopics() throws InterruptedException {
        try (var admin = Admin.create(clients.admin())) {
            new TopicCreation(settings, retention).createMissing(admin);
        }
    }

    private void registerSchemas() throws InterruptedException {
        try (var http = registry.access().http().build()) {
            var subjects = new Subjects(http, registry.access());
            for (Topic<?> topic : Topics.all()) {
                subjects.register(topic);
            }
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
}
