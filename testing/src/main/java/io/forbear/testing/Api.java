package io.forbear.testing;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service's HTTP API, as callers with different tokens see it.
 *
 * @param client speaks to the service
 */
public record Api(WebTestClient client) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LARGEST_ANSWER = 16 << 20;
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    /** Without a token. */
    public static Api at(int port) {
        return new Api(
                WebTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + port)
                        .responseTimeout(PATIENCE)
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                        .build());
    }

    /** The same with a token of a role. */
    public Api as(String role) {
        return as(role, "test-" + role);
    }

    /** The same with a token of a role, for somebody. */
    public Api as(String role, String subject) {
        var token = Surroundings.IDENTITIES.token(role, subject, VALIDITY);
        return new Api(client.mutate().defaultHeaders(h -> h.setBearerAuth(token)).build());
    }

    /** The same with a token of a gateway that may report for a legal entity only. */
    public Api asGatewayOf(String legalEntityId) {
        var token =
                Surroundings.IDENTITIES.token(
                        "gateway", "gateway-" + legalEntityId, List.of(legalEntityId), VALIDITY);
        return new Api(client.mutate().defaultHeaders(h -> h.setBearerAuth(token)).build());
    }

    /** The same with a header. */
    public Api with(String header, String value) {
        return new Api(client.mutate().defaultHeader(header, value).build());
    }

    /** The body of a successful answer. */
    public JsonNode get(String path, Object... variables) {
        return answer(client.get().uri(path, variables), HttpStatus.OK);
    }

    /** The problem document of a refusal. */
    public JsonNode refusal(HttpStatus expected, String path, Object... variables) {
        return answer(client.get().uri(path, variables), expected);
    }

    /** The body of the expected answer to JSON; a problem document if an error is expected. */
    public JsonNode post(HttpStatus expected, String path, String body) {
        return answer(
                client.post().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body),
                expected);
    }

    /** The same of what is put in the place of something. */
    public JsonNode put(HttpStatus expected, String path, String body) {
        return answer(
                client.put().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body),
                expected);
    }

    private static JsonNode answer(RequestHeadersSpec<?> request, HttpStatus expected) {
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
