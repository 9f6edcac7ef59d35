package io.forbear.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider of SMS as the bank would rent one: it takes messages by POST, sends each id once, and
 * tells by GET whether it has one. It fails as it is told, message by message.
 */
public final class ProviderSimulator {
    /** How it treats a message. */
    public enum Mood {
        WORKS,
        /** Sends the message and breaks before it answers. */
        SENDS_AND_BREAKS,
        /** Breaks and has not sent the message. */
        BREAKS,
        /** Sends the message and answers after half a minute. */
        SENDS_AND_HANGS,
        /** Says nothing for some time, and has sent the message by the end of it. */
        HANGS_THEN_SENDS,
        /** Never takes such a message. */
        REFUSES,
        /** Says that it is busy. */
        BUSY,
        /** Knows no such number. */
        KNOWS_NO_SUCH_NUMBER
    }

    private static final long A_SECOND = 1_000_000_000L;
    private static final long HALF_A_MINUTE = 30_000_000_000L;

    private final Map<String, Integer> sent = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> messages = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final boolean idempotent;
    private final HttpServer server;
    private volatile Function<String, Mood> mood = _ -> Mood.WORKS;

    public ProviderSimulator(boolean idempotent) {
        this.idempotent = idempotent;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/messages", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/messages";
    }

    /** From now on it is so, by text of the message. */
    public void is(Function<String, Mood> now) {
        mood = now;
    }

    /** How often a message went to the person. */
    public int timesSent(String commandId) {
        return sent.getOrDefault(commandId, 0);
    }

    /** What it was asked to send. */
    public @Nullable JsonNode message(String commandId) {
        return messages.get(commandId);
    }

    /** How often it was called about any message. */
    public int calls() {
        return calls.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.incrementAndGet();
            if (exchange.getRequestMethod().equals("GET")) {
                find(exchange);
            } else {
                take(exchange);
            }
        }
    }

    private void find(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var id = path.substring(path.lastIndexOf('/') + 1);
        answer(exchange, sent.containsKey(id) ? 200 : 404, id);
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        var id = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        messages.put(id, body);
        switch (mood.apply(body.path("text").asString())) {
            case WORKS -> {
                send(id);
                answer(exchange, 201, id);
            }
            case SENDS_AND_BREAKS -> send(id);
            case BREAKS -> {}
            case SENDS_AND_HANGS -> {
                send(id);
                LockSupport.parkNanos(HALF_A_MINUTE);
            }
            case HANGS_THEN_SENDS -> {
                LockSupport.parkNanos(A_SECOND);
                send(id);
            }
            case REFUSES -> answer(exchange, 400, id);
            case BUSY -> answer(exchange, 503, id);
            case KNOWS_NO_SUCH_NUMBER -> answer(exchange, 422, id);
        }
    }

    private void send(String id) {
        sent.merge(id, 1, (before, one) -> idempotent ? before : before + one);
    }

    private static void answer(HttpExchange exchange, int status, String id) throws IOException {
        var body = "{\"id\":\"m-%s\"}".formatted(id).getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
