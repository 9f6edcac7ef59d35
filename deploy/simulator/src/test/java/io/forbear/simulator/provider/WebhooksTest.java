package io.forbear.simulator.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final Instant NOW = Instant.parse("2026-11-16T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<Webhooks.Stop> stops = Collections.synchronizedList(new ArrayList<>());
    private HttpServer bank;
    private Webhooks webhooks;

    @BeforeEach
    void open() throws IOException {
        bank = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bank.createContext("/", this::answer);
        bank.start();
        var address = "http://127.0.0.1:" + bank.getAddress().getPort() + "/webhooks/sms";
        webhooks = new Webhooks(address, "secret", CLOCK, stops::add);
    }

    @AfterEach
    void close() {
        webhooks.close();
        bank.stop(0);
    }

    /** Knows the message k-late only when it is told of it again. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var first = heard.stream().noneMatch(one -> one.endsWith(body));
            heard.add(
                    exchange.getRequestURI().getPath()
                            + " "
                            + exchange.getRequestHeaders().getFirst("Forbear-Signature")
                            + " "
                            + body);
            var answer = "{\"result\": \"STOPPED\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(
                    first && body.contains("k-late") ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Test
    void tellsWhatIsDueAndSignsIt() {
        webhooks.plan(List.of(receipt("k-1", NOW), receipt("k-2", NOW.plusMillis(1))));
        webhooks.tell(NOW);

        await().until(() -> heard.size() == 1);
        var body =
                """
                {"messageId":"m-k-1","commandId":"k-1","status":"DELIVERED","occurredAt":"2026-11-16T02:00:00Z"}""";
        assertThat(heard)
                .containsExactly(
                        "/webhooks/sms/receipts "
                                + Webhooks.signature(
                                        "secret".getBytes(UTF_8), NOW.getEpochSecond(), body)
                                + " "
                                + body);
        assertThat(webhooks.waiting()).isEqualTo(1);
    }

    @Test
    void tellsAgainWhatTheBankDoesNotKnowYet() {
        webhooks.plan(List.of(receipt("k-late", NOW)));
        webhooks.tell(NOW);
        await().until(() -> webhooks.waiting() == 1);

        webhooks.tell(NOW.plus(Duration.ofMinutes(2)));

        await().until(() -> webhooks.answers().containsKey("STOPPED"));
        assertThat(webhooks.answers()).containsEntry("HTTP 404", 1L);
    }

    @Test
    void remembersWhenTheBankKnewOfAStop() {
        webhooks.plan(List.of(new Word.Reply("r-1", "k-1", "STOP", NOW.minusSeconds(3))));
        webhooks.tell(NOW);

        await().until(() -> !stops.isEmpty());
        assertThat(stops).containsExactly(new Webhooks.Stop("k-1", NOW.minusSeconds(3), NOW));
    }

    private static Word receipt(String key, Instant at) {
        return new Word.Receipt(key, true, NOW, at);
    }
}
