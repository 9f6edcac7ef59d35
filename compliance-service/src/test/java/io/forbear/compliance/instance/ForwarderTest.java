package io.forbear.compliance.instance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.forbear.service.problem.ProblemWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

class ForwarderTest {
    private final Forwarder forwarder = new Forwarder(new ProblemWriter(JsonMapper.shared()));

    private void forward(MockServerWebExchange exchange, int port) {
        var owner = new HeldElsewhere(new HostInfo("127.0.0.1", port));
        forwarder.forward(owner, exchange).toFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private void isToldToComeBack(MockServerHttpRequest request, int port) {
        var exchange = MockServerWebExchange.from(request);
        forward(exchange, port);
        assertThat(exchange.getResponse().getStatusCode())
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(exchange.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("2");
        assertThat(exchange.getResponse().getBodyAsString().block(Duration.ofSeconds(1)))
                .contains("try again");
    }

    @Test
    void tellsCallersToComeBackWhenTheOtherInstanceIsGone() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        isToldToComeBack(MockServerHttpRequest.get("/debtors/d/conduct").build(), port);
    }

    @Test
    void passesNoCallOnTwiceAndNoneWhoseBodyWasNotKept() {
        isToldToComeBack(
                MockServerHttpRequest.get("/debtors/d/conduct").header(Forwarder.HOP, "1").build(),
                1);
        isToldToComeBack(MockServerHttpRequest.post("/complaints").build(), 1);
    }

    @Test
    void passesACallOfTheDeskOnWithItsBody() throws IOException {
        var seen = new ConcurrentLinkedQueue<String>();
        var owner = owner(seen, true);
        try {
            var exchange = deskCall();
            forward(exchange, owner.getAddress().getPort());
            assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
            assertThat(exchange.getResponse().getBodyAsString().block(Duration.ofSeconds(1)))
                    .isEqualTo("done");
            assertThat(seen)
                    .containsExactly(
                            "POST /complaints/K/assignment application/json Bearer t 1 {\"a\": 1}");
        } finally {
            owner.stop(0);
        }
    }

    @Test
    void sendsACallOfTheDeskOnceThoughNothingIsAnswered() throws IOException {
        var seen = new ConcurrentLinkedQueue<String>();
        var owner = owner(seen, false);
        try {
            var exchange = deskCall();
            forward(exchange, owner.getAddress().getPort());
            assertThat(exchange.getResponse().getStatusCode())
                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(seen).hasSize(1);
        } finally {
            owner.stop(0);
        }
    }

    private static MockServerWebExchange deskCall() {
        var exchange =
                MockServerWebExchange.from(
                        MockServerHttpRequest.post("/complaints/K/assignment")
                                .header("Authorization", "Bearer t")
                                .contentType(MediaType.APPLICATION_JSON)
                                .build());
        KeptBody.keeping("{\"a\": 1}".getBytes(UTF_8), exchange);
        return exchange;
    }

    private static HttpServer owner(Queue<String> seen, boolean answers) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, 0);
        server.createContext(
                "/",
                call -> {
                    var headers = call.getRequestHeaders();
                    seen.add(
                            String.join(
                                    " ",
                                    call.getRequestMethod(),
                                    call.getRequestURI().getPath(),
                                    headers.getFirst("Content-Type"),
                                    headers.getFirst("Authorization"),
                                    headers.getFirst(Forwarder.HOP),
                                    new String(call.getRequestBody().readAllBytes(), UTF_8)));
                    if (answers) {
                        call.sendResponseHeaders(200, 4);
                        call.getResponseBody().write("done".getBytes(UTF_8));
                    }
                    call.close();
                });
        server.start();
        return server;
    }
}
