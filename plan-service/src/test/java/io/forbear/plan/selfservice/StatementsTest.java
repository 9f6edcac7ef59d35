package io.forbear.plan.selfservice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.forbear.service.problem.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What is made of an HTTP server's answers, and of none. */
class StatementsTest {
    private static final Resource TOKEN = new ByteArrayResource("secret\n".getBytes(UTF_8));

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void answers() {
        server.start();
    }

    @AfterEach
    void stops() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void passesOnWhatIsAnsweredAndHowItIsToBeRead() {
        answer(200, "{\"balance\": 1}");
        var statement = fetch(TOKEN, LocalDate.of(2027, 1, 1));
        assertThat(new String(statement.getBody(), UTF_8)).isEqualTo("{\"balance\": 1}");
        assertThat(statement.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(asked.get())
                .isEqualTo("/accounts/A%201/statement?asOf=2027-01-01&lang=en Bearer secret");
    }

    @Test
    void saysWhenThereIsNoStatement() {
        answer(404, "{}");
        refused(TOKEN, HttpStatus.NOT_FOUND, "There is no statement of account A 1.");
    }

    @Test
    void saysWhenADayOrALanguageIsAtFault() {
        answer(400, "{}");
        refused(TOKEN, HttpStatus.BAD_REQUEST, "zh-CN or en");
    }

    @Test
    void saysWhenNothingWasKnownOnThatDay() {
        answer(409, "{}");
        refused(TOKEN, HttpStatus.CONFLICT, "Nothing is known");
    }

    @Test
    void saysThatItCannotBeFetchedNowIfTheServerFailsOrRefusesUs() {
        answer(500, "{}");
        refused(TOKEN, HttpStatus.SERVICE_UNAVAILABLE, "cannot be fetched now");
    }

    @Test
    void waitsNoLongerThanItsPatience() {
        server.createContext(
                "/",
                _ -> {
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        refused(TOKEN, HttpStatus.SERVICE_UNAVAILABLE, "cannot be fetched now");
    }

    @Test
    void saysThatStatementsAreNotSetUpWithoutAToken() {
        refused(null, HttpStatus.SERVICE_UNAVAILABLE, "not set up");
    }

    @Test
    void asksNoMoreForAWhileWhenNobodyAnswers() {
        server.stop(0);
        var statements = statements(TOKEN);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> fetch(statements, null)).isInstanceOf(Problem.class);
        }
        server = server();
        answer(200, "{}");
        assertThatThrownBy(() -> fetch(statements, null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.getHeaders().getFirst("Retry-After"))
                                        .isEqualTo("30"));
    }

    private void answer(int status, String body) {
        server.createContext(
                "/",
                exchange -> {
                    asked.set(
                            exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization"));
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(status, body.length());
                    exchange.getResponseBody().write(body.getBytes(UTF_8));
                    exchange.close();
                });
    }

    private void refused(@Nullable Resource token, HttpStatus status, String detail) {
        assertThatThrownBy(() -> fetch(token, null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.getStatusCode()).isEqualTo(status);
                            assertThat(problem.getBody().getDetail()).contains(detail);
                        });
    }

    private ResponseEntity<byte[]> fetch(@Nullable Resource token, @Nullable LocalDate asOf) {
        return fetch(statements(token), asOf);
    }

    private static ResponseEntity<byte[]> fetch(Statements statements, @Nullable LocalDate asOf) {
        return statements
                .of(new Statements.Wanted("A 1", asOf, "en", false))
                .blockOptional()
                .orElseThrow();
    }

    private Statements statements(@Nullable Resource token) {
        return new Statements(
                new SelfServiceSettings(
                        Duration.ofDays(1),
                        1,
                        1,
                        Duration.ofMinutes(1),
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        token,
                        Duration.ofSeconds(2)),
                new SimpleMeterRegistry());
    }
}
