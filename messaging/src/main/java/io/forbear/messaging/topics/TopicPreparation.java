package io.forbear.messaging.topics;

import static java.util.stream.Collectors.toList;

import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.KafkaClients;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Runs before anything of the service consumes or publishes: creates topics, registers schemas, and
 * asks the registry for the ids of the schemas this service writes, so that no event has to wait
 * for them.
 */
public final class TopicPreparation implements SmartLifecycle {
    private static final int AT_ONCE = 6;

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

    private void registerSchemas() throws InterruptedException {
        try (var http = registry.access().http().build()) {
            atOnce(registrations(new Subjects(http, registry.access())));
        }
    }

    /** The schemas of each kind of event; a kind may be that of several topics. */
    private static List<Callable<@Nullable Void>> registrations(Subjects subjects) {
        return Topics.all().stream()
                .collect(Collectors.groupingBy(Topic::type, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .<Callable<@Nullable Void>>map(ofOneKind -> () -> registerAll(subjects, ofOneKind))
                .toList();
    }

    /** The registry takes most of the time, and can answer several. */
    private static void atOnce(List<Callable<@Nullable Void>> work) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
        try (threads) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            var cause = e.getCause();
            throw cause instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("topics cannot be prepared", cause);
        }
    }

    private void createTopics() throws InterruptedException {
        try (var admin = Admin.create(clients.admin())) {
            new TopicCreation(settings, retention).createMissing(admin);
        }
    }

    private static @Nullable Void registerAll(Subjects subjects, List<Topic<?>> topics)
            throws InterruptedException {
        for (var topic : topics) {
            subjects.register(topic);
        }
        return null;
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
