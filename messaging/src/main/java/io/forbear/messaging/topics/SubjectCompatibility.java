package io.forbear.messaging.topics;

import io.forbear.topics.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Tells the schema registry, through the interface it shares with Confluent's, that a schema may
 * only change so that every version reads every other one, both ways.
 */
final class SubjectCompatibility {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String FULL_TRANSITIVE = "{\"compatibility\":\"FULL_TRANSITIVE\"}";

    /** Another service that starts at the same moment has just made the rule; now it can be set. */
    private static final int CONFLICT = 409;

    private static final int TRIES = 3;

    private final String registryUrl;

    SubjectCompatibility(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    /** For a topic whose schema the registry has. */
    void require(HttpClient http, Topic<?> topic) throws InterruptedException {
        var address = URI.create(registryUrl + "/apis/ccompat/v7/config/" + topic.subject());
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(LIMIT)
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .PUT(BodyPublishers.ofString(FULL_TRANSITIVE))
                        .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            for (int tries = 1; answer.statusCode() == CONFLICT && tries < TRIES; tries++) {
                answer = http.send(request, BodyHandlers.ofString());
            }
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "PUT %s answered %d: %s"
                                .formatted(address, answer.statusCode(), answer.body()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("PUT " + address + " failed", e);
        }
    }
}
