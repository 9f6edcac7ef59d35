package io.forbear.plan;

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
        return answer(client.get().uri(path, variables), HttpStatus.OK);
    }

    /** The problem document of a refusal. */
    public JsonNode refusal(HttpStatus expected, String path, Object... variables) {
        return problem(client.get().uri(path, variables), expected);
    }

    /** What a proposal becomes. */
    public JsonNode propose(String body) {
        return answer(posting("/plans", body), HttpStatus.CREATED);
    }

    /** What a proposal becomes that carries a key. */
    public JsonNode propose(String key, String body) {
        return answer(posting("/plans", body).header("Idempotency-Key", key), HttpStatus.CREATED);
    }

    /** The problem document that a post is refused with. */
    public JsonNode refusedPost(HttpStatus expected, String path, String body) {
        return problem(posting(path, body), expected);
    }

    /** The problem document that a proposal with a key is refused with. */
    public JsonNode refusedProposal(HttpStatus expected, String key, String body) {
        return problem(posting("/plans", body).header("Idempotency-Key", key), expected);
    }

    /** The plan after the debtor agreed. */
    public JsonNode agree(String planId, String body) {
        return answer(posting("/plans/" + planId + "/agreement", body), HttpStatus.OK);
    }

    private WebTestClient.RequestHeadersSpec<?> posting(String path, String body) {
        return client.post().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body);
    }

    private static JsonNode problem(
            WebTestClient.RequestHeadersSpec<?> request, HttpStatus expected) {
        return answer(
                request.accept(MediaType.APPLICATION_PROBLEM_JSON, MediaType.APPLICATION_JSON),
                expected);
    }

    private static JsonNode answer(
            WebTestClient.RequestHeadersSpec<?> request, HttpStatus expected) {
        var body =
                request.exchange()
                        .expectStatus()
                        .isEqualTo(expected)
                        .expectHeader()
                        .contentTypeCompatibleWith(
                                expected.isError()
                                        ? MediaType.APPLICATION_PROBLEM_JSON
                                        : MediaType.APPLICATION_JSON)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree("" + body);
    }
}
