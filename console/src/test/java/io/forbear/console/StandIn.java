package io.forbear.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An HTTP server where a service is expected, which answers what it is told to. */
final class StandIn {
    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayEndStream = new CountDownLatch(1);

    StandIn() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no server", e);
        }
        answers.put("/actuator/health/readiness", "{\"status\": \"UP\"}");
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What is answered at a path. */
    void tell(String path, String json) {
        answers.put(path, json);
    }

    /** The calls that came, each with its method, address, key of repetition and body. */
    List<String> calls() {
        return calls;
    }

    /** Lets the stream go on after its first event. */
    void goOn() {
        mayEndStream.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        calls.add(
                "%s %s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                                body));
        if (path.equals("/stream")) {
            stream(exchange);
            return;
        }
        var json = answers.get(path);
        var problem = "{\"status\": 404, \"detail\": \"nothing there\"}";
        var bytes = (json == null ? problem : json).getBytes(UTF_8);
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        json == null ? "application/problem+json" : "application/json");
        exchange.sendResponseHeaders(json == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        out.write("event: violation\ndata: first\n\n".getBytes(UTF_8));
        out.flush();
        try {
            mayEndStream.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.write("event: violation\ndata: second\n\n".getBytes(UTF_8));
        exchange.close();
    }
}
