package io.forbear.messaging.topics;

import io.forbear.topics.RegistryAccess;
import io.forbear.topics.Topic;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import tools.jackson.databind.json.JsonMapper;

/**
 * The topics' schemas in the registry, through the interface it shares with Confluent's. Not left
 * to the serializer: that registers a schema used by several topics under one of them only.
 */
final class Subjects {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Every version reads every other one, both ways. */
    private static final Map<String, String> RULE = Map.of("compatibility", "FULL_TRANSITIVE");

    /** Another service that starts at the same moment has just done it; now it can be done. */
    private static final int CONFLICT = 409;

    private static final int TRIES = 3;

    private final HttpClient http;
    private final RegistryAccess registry;

    Subjects(HttpClient http, RegistryAccess registry) {
        this.http = http;
        this.registry = registry;
    }

    /**
     * Registers a topic's schema, unless that is done, and lets it change only in ways that all
     * readers and writers can follow.
     *
     * @throws IllegalStateException with the registry's reason, for example that the schema cannot
     *     read what earlier versions wrote
     */
    void register(Topic<?> topic) throws InterruptedException {
        var schema = SpecificData.get().getSchema(topic.type()).toString();
        send("POST", "/subjects/" + topic.subject() + "/versions", Map.of("schema", schema));
        send("PUT", "/config/" + topic.subject(), RULE);
    }

    private void send(String method, String path, Map<String, String> body)
            throws InterruptedException {
        var request =
                registry.request(path)
                        .timeout(LIMIT)
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        var answer = send(request);
        for (int tries = 1; answer.statusCode() == CONFLICT && tries < TRIES; tries++) {
            answer = send(request);
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "the schema registry answered %s %s with %d: %s"
                            .formatted(method, request.uri(), answer.statusCode(), answer.body()));
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the schema registry does not answer: " + request.uri(), e);
        }
    }
}
