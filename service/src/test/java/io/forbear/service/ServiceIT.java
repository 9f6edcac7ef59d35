package io.forbear.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.service.page.Cursor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:forbear-defaults.yml")
class ServiceIT {
    private static final String VALID =
            """
            {"name": "a", "count": 1, "on": "2026-01-31", "day": "MONDAY"}""";

    private static final LocalIdentityProvider IDENTITIES =
            LocalIdentityProvider.in(Path.of("target/keys"));

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void key(DynamicPropertyRegistry registry) {
        registry.add(
                "spring.security.oauth2.resourceserver.jwt.public-key-location",
                () -> IDENTITIES.publicKeyFile().toUri().toString());
        registry.add("spring.application.name", () -> "sample");
    }

    @Test
    void answersHealthWithoutAToken() {
        anonymous().get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
        anonymous().get().uri("/v3/api-docs").exchange().expectStatus().isOk();
    }

    @Test
    void refusesACallWithoutATokenWithAProblem() {
        var body = problem(anonymous().get().uri("/samples/1"), HttpStatus.UNAUTHORIZED);
        assertThat(body).contains("bearer token");
    }

    @Test
    void refusesAForgedToken() {
        var forged = IDENTITIES.token("auditor", "mallory", Duration.ofMinutes(1)) + "x";
        problem(bearing(forged).get().uri("/samples/1"), HttpStatus.UNAUTHORIZED);
    }

    @Test
    void refusesAnExpiredToken() {
        var expired = IDENTITIES.token("auditor", "late", Duration.ofMinutes(-5));
        problem(bearing(expired).get().uri("/samples/1"), HttpStatus.UNAUTHORIZED);
    }

    @Test
    void refusesAnotherRoleWithAProblem() {
        var body = problem(as("gateway").get().uri("/samples/1"), HttpStatus.FORBIDDEN);
        assertThat(body).contains("none of its roles");
        problem(as("collector").get().uri("/actuator/prometheus"), HttpStatus.FORBIDDEN);
        as("operations").get().uri("/actuator/prometheus").exchange().expectStatus().isOk();
    }

    @Test
    void namesTheFieldThatBreaksAConstraint() {
        var body = post(VALID.replace("\"a\"", "\" \""), HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(body).contains("\"field\":\"name\"");
        assertThat(post(VALID.replace("1,", "-1,"), HttpStatus.UNPROCESSABLE_CONTENT))
                .contains("\"field\":\"count\"");
    }

    @Test
    void namesTheFieldThatIsMissing() {
        assertThat(post(VALID.replace("\"name\": \"a\",", ""), HttpStatus.UNPROCESSABLE_CONTENT))
                .contains("\"field\":\"name\"");
    }

    @Test
    void namesTheFieldOfAWrongType() {
        assertThat(post(VALID.replace("1,", "\"many\","), HttpStatus.BAD_REQUEST))
                .contains("\"field\":\"count\"", "not a whole number");
        assertThat(post(VALID.replace("2026-01-31", "2026-02-31"), HttpStatus.BAD_REQUEST))
                .contains("\"field\":\"on\"");
    }

    @Test
    void namesTheAllowedValuesOfAnEnum() {
        assertThat(post(VALID.replace("MONDAY", "NOONDAY"), HttpStatus.BAD_REQUEST))
                .contains("\"field\":\"day\"", "MONDAY", "NOONDAY");
    }

    @Test
    void namesAFieldItDoesNotKnow() {
        assertThat(post(VALID.replace("{", "{\"nick\": 1, "), HttpStatus.BAD_REQUEST))
                .contains("nick");
    }

    @Test
    void refusesControlCharactersAndNamesTheirPlace() {
        assertThat(post(VALID.replace("\"a\"", "\"a\\u0000\""), HttpStatus.BAD_REQUEST))
                .contains("\"field\":\"name\"", "control characters")
                .doesNotContain("not valid JSON");
        var control = URI.create("http://127.0.0.1:" + port + "/samples?cursor=a%00");
        assertThat(problem(as("auditor").get().uri(control), HttpStatus.BAD_REQUEST))
                .contains("cursor: must not contain control characters");
        as("collector")
                .post()
                .uri("/samples")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(VALID.replace("\"a\"", "\"a\\tb\\nc\""))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void refusesABodyThatIsNoJson() {
        assertThat(post("{\"name\": ", HttpStatus.BAD_REQUEST)).contains("not valid JSON");
    }

    @Test
    void refusesABodyOfTenMegabytes() {
        var huge = VALID.replace("\"a\"", "\"" + "a".repeat(10_000_000) + "\"");
        assertThat(post(huge, HttpStatus.CONTENT_TOO_LARGE)).contains("larger");
    }

    @Test
    void answersAnUnknownIdWithAProblem() {
        assertThat(problem(as("collector").get().uri("/samples/77"), HttpStatus.NOT_FOUND))
                .contains("no sample with id 77");
        assertThat(problem(as("collector").get().uri("/nothing-here"), HttpStatus.NOT_FOUND))
                .contains("/v3/api-docs");
    }

    @Test
    void keepsInnerDetailsOfAFailureToItself() {
        var body =
                problem(
                        as("collector").get().uri("/samples/broken"),
                        HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(body).doesNotContain("secret detail");
    }

    @Test
    void readsItsOwnCursorAndRefusesAnother() {
        var cursor = Cursor.at("k7").text();
        as("auditor")
                .get()
                .uri("/samples?limit=3&cursor=" + cursor)
                .exchange()
                .expectBody(String.class)
                .isEqualTo("3:k7");
        problem(as("auditor").get().uri("/samples?cursor=%21%21"), HttpStatus.BAD_REQUEST);
        problem(as("auditor").get().uri("/samples?limit=501"), HttpStatus.BAD_REQUEST);
        problem(as("auditor").get().uri("/samples?limit=many"), HttpStatus.BAD_REQUEST);
    }

    @Test
    void namesAParameterOfAWrongTypeAndWhatItWouldTake() {
        assertThat(parameter("limit=many"))
                .contains("limit: is not a whole number, found many", "\"field\":\"limit\"");
        assertThat(parameter("day=NOONDAY"))
                .contains("day: must be one of [MONDAY,", "SUNDAY], found NOONDAY");
        assertThat(parameter("from=yesterday"))
                .contains("from: is not a time like 2026-01-31T09:00:00+08:00, found yesterday");
    }

    @Test
    void namesADateThatNoPartCanCarry() {
        for (var beyond :
                List.of("-999999999-01-01", "+999999999-12-31", "0000-12-31", "+10000-01-01")) {
            assertThat(parameter("on=" + beyond.replace("+", "%2B")))
                    .contains("on: is not a date", "\"field\":\"on\"");
            var body = VALID.replace("2026-01-31", beyond);
            assertThat(post(body, HttpStatus.BAD_REQUEST)).contains("\"field\":\"on\"");
        }
        as("auditor").get().uri("/samples?on=9999-12-31").exchange().expectStatus().isOk();
        assertThat(parameter("on=1/31/26")).contains("on: is not a date like 2026-01-31");
    }

    @Test
    void readsAnEmptyTextAsNoInstantAndNoDate() {
        as("collector")
                .post()
                .uri("/samples")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(VALID.replace("2026-01-31", "").replace("{", "{\"at\": \"\", "))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void namesAnInstantThatNoPartCanCarry() {
        for (var beyond :
                List.of(
                        "-1000000000-01-01T00:00:00Z",
                        "+1000000000-12-31T23:59:59.999999999Z",
                        "-0001-01-01T00:00:00Z",
                        "+10000-01-01T00:00:00Z")) {
            assertThat(parameter("from=" + beyond.replace("+", "%2B")))
                    .contains("from: is not a time", "\"field\":\"from\"");
            var body = VALID.replace("{", "{\"at\": \"" + beyond + "\", ");
            assertThat(post(body, HttpStatus.BAD_REQUEST)).contains("\"field\":\"at\"");
        }
        as("auditor")
                .get()
                .uri(
                        URI.create(
                                "http://127.0.0.1:"
                                        + port
                                        + "/samples?from=2026-01-31T09:00:00%2B08:00"))
                .exchange()
                .expectStatus()
                .isOk();
        as("collector")
                .post()
                .uri("/samples")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(VALID.replace("{", "{\"at\": \"2026-01-31T09:00:00Z\", "))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private String parameter(String query) {
        return problem(
                as("auditor")
                        .get()
                        .uri(URI.create("http://127.0.0.1:" + port + "/samples?" + query)),
                HttpStatus.BAD_REQUEST);
    }

    private String post(String body, HttpStatus expected) {
        return problem(
                as("collector")
                        .post()
                        .uri("/samples")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body),
                expected);
    }

    private static String problem(WebTestClient.RequestHeadersSpec<?> call, HttpStatus expected) {
        var body =
                call.exchange()
                        .expectStatus()
                        .isEqualTo(expected)
                        .expectHeader()
                        .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return "" + body;
    }

    private WebTestClient as(String role) {
        return bearing(IDENTITIES.token(role, "test", Duration.ofMinutes(5)));
    }

    private WebTestClient bearing(String token) {
        return anonymous().mutate().defaultHeaders(headers -> headers.setBearerAuth(token)).build();
    }

    private WebTestClient anonymous() {
        return WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }
}
