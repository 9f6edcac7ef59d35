package io.forbear.console.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceWatchTest {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private HttpServer first;
    private HttpServer second;
    private Neighbours neighbours;
    private ServiceWatch watch;

    @BeforeEach
    void startTwoInstances() throws IOException {
        first = instance();
        second = instance();
        var both = Map.of("a-service", address(first) + "," + address(second));
        neighbours = new Neighbours(new ServiceSettings(both, null));
        watch = new ServiceWatch(neighbours);
    }

    @AfterEach
    void stopThem() {
        first.stop(0);
        second.stop(0);
    }

    @Test
    void asksAnotherInstanceOnceTheOneInUseIsGoneAndStaysWithIt() {
        look();
        assertThat(neighbours.url("a-service")).isEqualTo(address(first));

        first.stop(0);
        look();
        assertThat(neighbours.url("a-service")).isEqualTo(address(second));
        assertThat(watch.seen())
                .singleElement()
                .satisfies(
                        seen -> {
                            assertThat(seen.up()).isTrue();
                            assertThat(seen.url()).isEqualTo(address(second));
                        });
    }

    @Test
    void callsAServiceOutOnlyWhenNoneOfItsInstancesServes() {
        first.stop(0);
        second.stop(0);
        look();

        assertThat(watch.seen()).singleElement().satisfies(seen -> assertThat(seen.up()).isFalse());
        assertThat(neighbours.url("a-service")).isEqualTo(address(first));
    }

    private void look() {
        watch.look().block(SECONDS);
    }

    private static HttpServer instance() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/actuator/health/readiness",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
