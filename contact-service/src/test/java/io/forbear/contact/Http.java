package io.forbear.contact;

import java.time.Duration;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Calls the service with a token of some role. */
record Http(int port) {

    WebTestClient as(String role) {
        var token = Surroundings.IDENTITIES.token(role, "test", Duration.ofMinutes(5));
        return anonymous().mutate().defaultHeaders(headers -> headers.setBearerAuth(token)).build();
    }

    WebTestClient anonymous() {
        return WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    /** The body of a successful answer. */
    String get(String path) {
        return String.valueOf(
                as("auditor")
                        .get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }
}
