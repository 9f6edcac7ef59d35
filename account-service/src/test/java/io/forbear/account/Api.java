package io.forbear.account;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service's HTTP API, as callers with different tokens see it.
 *
 * @param client without a token
 */
public record Api(WebTestClient client) {
    public static Api at(int port) {
        return new Api(
                WebTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + port)
                        .responseTimeout(Duration.ofSeconds(30))
                        .build());
    }

    /** The same with a token of a role. */
    public Api as(String role) {
        var token = Surroundings.IDENTITIES.token(role, "test-" + role, Duration.ofMinutes(5));
        return new Api(client.mutate().defaultHeaders(h -> h.setBearerAuth(token)).build());
    }

    /** The body of a successful answer. */
    public JsonNode get(String path, Object... variables) {
        var body =
                client.get()
                        .uri(path, variables)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree("" + body);
    }

    /** The problem document of a refusal. */
    public JsonNode refusal(HttpStatus expected, String path, Object... variables) {
        var body =
                client.get()
                        .uri(path, variables)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(expected)
                        .expectHeader()
                        .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree("" + body);
    }
}
