package io.forbear.compliance.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.service.problem.ProblemWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

class ForwarderTest {
    private final Forwarder forwarder = new Forwarder(new ProblemWriter(JsonMapper.shared()));

    private void isToldToComeBack(MockServerHttpRequest request, int port) {
        var exchange = MockServerWebExchange.from(request);
        var owner = new HeldElsewhere(new HostInfo("127.0.0.1", port));
        forwarder.forward(owner, exchange).toFuture().orTimeout(20, TimeUnit.SECONDS).join();
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
    void passesNoCallOnTwiceAndNoneThatChangesAnything() {
        isToldToComeBack(
                MockServerHttpRequest.get("/debtors/d/conduct").header(Forwarder.HOP, "1").build(),
                1);
        isToldToComeBack(MockServerHttpRequest.post("/complaints").build(), 1);
    }
}
