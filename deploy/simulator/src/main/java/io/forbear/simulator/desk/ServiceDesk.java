package io.forbear.simulator.desk;

import io.forbear.simulator.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service over HTTP, as an auditor. Thread-safe. */
public final class ServiceDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final HttpClient client;
    private final String url;
    private final String token;
    private final Duration patience;

    /**
     * A desk at one service.
     *
     * @param url its address without a path
     * @param token a bearer token with the role auditor
     */
    public ServiceDesk(String url, String token) {
        this(url, token, PATIENCE);
    }

    ServiceDesk(String url, String token, Duration patience) {
        this.client = HttpClient.newBuilder().connectTimeout(patience).build();
        this.url = url;
        this.token = token;
        this.patience = patience;
    }

    /**
     * What a path says.
     *
     * @throws Trouble if nobody answers or the question is refused
     */
    public JsonNode get(String path) {
        var text = text(path);
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new Trouble("%s%s does not answer JSON: %s".formatted(url, path, text), e);
        }
    }

    /** The same as it is. */
    String text(String path) {
        try {
            var response =
                    client.send(
                            HttpRequest.newBuilder(URI.create(url + path))
                                    .header("Authorization", "Bearer " + token)
                                    .timeout(patience)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new Trouble(
                        "%s%s answers HTTP %d: %s"
                                .formatted(url, path, response.statusCode(), response.body()));
            }
            return response.body();
        } catch (IOException | IllegalArgumentException e) {
            throw new Trouble("nobody answers at " + url + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }
}
