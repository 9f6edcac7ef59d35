package io.forbear.contact.neighbour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.forbear.contact.neighbour.Neighbours.Neighbour;
import io.forbear.contact.neighbour.Part.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that answers as it likes, or not at all. */
class NeighboursTest {
    private static final Instant NOW = Instant.parse("2026-05-04T02:00:00Z");

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpServer server = server();
    private int status = 200;
    private boolean hangs;
    private Neighbours neighbours = neighbours(Duration.ofSeconds(10));

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Neighbours neighbours(Duration patience) {
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new Neighbours(
                url,
                url,
                url,
                patience,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new SimpleMeterRegistry());
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        hanging.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        if (hangs) {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        var body =
                "{\"who\": \"%s\", \"path\": \"%s\"}"
                        .formatted(
                                exchange.getRequestHeaders().getFirst("Authorization"),
                                exchange.getRequestURI());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }

    private Part ask() {
        return Objects.requireNonNull(
                neighbours
                        .ask(Neighbour.PLAN_SERVICE, "Bearer x", "/plans?debtorId={id}", "C 1&a=b")
                        .block());
    }

    @Test
    void passesTheCallersTokenOnAndSaysAsOfWhen() {
        var part = ask();
        assertThat(part.state()).isEqualTo(State.PRESENT);
        assertThat(part.from()).isEqualTo("plan-service");
        assertThat(part.asOf()).isEqualTo(NOW);
        assertThat("" + part.content()).contains("Bearer x", "debtorId=C%201%26a%3Db");
    }

    @ParameterizedTest
    @CsvSource({
        "404, NONE",
        "401, REFUSED",
        "403, REFUSED",
        "500, MISSING",
        "503, MISSING",
        "409, MISSING"
    })
    void saysWhyAPartIsNotThere(int answered, State state) {
        status = answered;
        var part = ask();
        assertThat(part.state()).isEqualTo(state);
        assertThat(part.content()).isNull();
        assertThat(part.because()).isNotBlank();
    }

    @Test
    void doesNotWaitForOneThatHangs() {
        hangs = true;
        neighbours = neighbours(Duration.ofMillis(100));
        assertThat(ask().because()).isEqualTo("it does not answer in time");
    }

    @Test
    void waitsAsLongAsTheCallerSays() {
        hangs = true;
        var part =
                neighbours
                        .ask(Neighbour.PLAN_SERVICE, Duration.ofMillis(100), "Bearer x", "/plans")
                        .block();
        assertThat(Objects.requireNonNull(part).because()).isEqualTo("it does not answer in time");
    }

    @Test
    void leavesOneThatKeepsFailingAloneForAWhile() {
        status = 500;
        for (int i = 0; i < 10; i++) {
            ask();
        }
        assertThat(calls).hasValue(10);
        status = 200;
        assertThat(ask().because()).contains("left alone");
        assertThat(calls).hasValue(10);
    }

    @Test
    void doesNotTakeRefusalsForFailures() {
        status = 403;
        for (int i = 0; i < 15; i++) {
            ask();
        }
        status = 200;
        assertThat(ask().state()).isEqualTo(State.PRESENT);
    }
}
