package io.forbear.simulator.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.forbear.simulator.trouble.Trouble;
import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider that takes messages by POST below {@code /messages}, sends each key once if it is
 * idempotent, and tells by GET whether it has one. It fails as it is told, message by message.
 * Thread-safe.
 */
public final class ProviderServer implements AutoCloseable {
    static {
        // else every answer waits for the caller's delayed acknowledgment
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final long A_SECOND = 1_000_000_000L;
    private static final long HANGING = 30_000_000_000L;
    private static final int QUEUE = 512;
    private static final int REMEMBERED = 1000;

    private final String name;
    private final boolean idempotent;
    private final Clock clock;
    private final HttpServer server;
    private final Map<String, Integer> sent = new ConcurrentHashMap<>();
    private final Map<String, Integer> posted = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = Collections.synchronizedMap(new Latest());
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Function<Posted, Mood> mood = _ -> Mood.WORKS;
    private volatile Consumer<Sent> whenSent = _ -> {};

    /**
     * Opens for business.
     *
     * @param port 0: any that is free
     * @param idempotent whether what is posted twice with one key is sent once
     * @param clock simulated time
     * @throws Trouble if the port is taken
     */
    public ProviderServer(String name, int port, boolean idempotent, Clock clock) {
        this.name = name;
        this.idempotent = idempotent;
        this.clock = clock;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), QUEUE);
        } catch (IOException e) {
            throw new Trouble("the provider %s cannot listen on port %d".formatted(name, port), e);
        }
        server.createContext("/messages", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Where messages are posted. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/messages";
    }

    /** From now on it treats messages so. */
    public void is(Function<Posted, Mood> now) {
        mood = now;
    }

    /** Who is told of each message that goes out. */
    public void whenSent(Consumer<Sent> listener) {
        whenSent = listener;
    }

    /** How often a message went to the person. */
    public int timesSent(String key) {
        return sent.getOrDefault(key, 0);
    }

    /** What it was last asked to send by this key, if that was among the last thousand. */
    public @Nullable String body(String key) {
        return bodies.get(key);
    }

    /** How often it was called. */
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
        var key = path.substring(path.lastIndexOf('/') + 1);
        answer(exchange, sent.containsKey(key) ? 200 : 404, key);
    }

    private void take(HttpExchange exchange) throws IOException {
        var message = read(exchange);
        switch (mood.apply(message)) {
            case WORKS -> {
                send(message);
                answer(exchange, 201, message.key());
            }
            case SENDS_AND_BREAKS -> send(message);
            case BREAKS -> {}
            case SENDS_AND_HANGS -> {
                send(message);
                LockSupport.parkNanos(HANGING);
            }
            case HANGS_THEN_SENDS -> {
                LockSupport.parkNanos(A_SECOND);
                send(message);
            }
            case HANGS -> LockSupport.parkNanos(HANGING);
            case FAILS -> answer(exchange, 500, message.key());
            case REFUSES_FOR_NOW -> answer(exchange, 429, message.key());
            case BUSY -> answer(exchange, 503, message.key());
            case REFUSES -> answer(exchange, 400, message.key());
            case KNOWS_NO_SUCH_NUMBER -> answer(exchange, 422, message.key());
        }
    }

    private Posted read(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var json = JsonMapper.shared().readTree(body);
        var key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        bodies.put(key, body);
        return new Posted(
                key,
                json.path("to").asString(""),
                json.path("text").asString(""),
                body,
                clock.instant(),
                posted.merge(key, 1, Integer::sum));
    }

    private void send(Posted message) {
        boolean isFirst = sent.putIfAbsent(message.key(), 1) == null;
        if (!isFirst && !idempotent) {
            sent.merge(message.key(), 1, Integer::sum);
        }
        if (isFirst || !idempotent) {
            whenSent.accept(
                    new Sent(name, message.key(), message.to(), message.text(), clock.instant()));
        }
    }

    private static void answer(HttpExchange exchange, int status, String key) throws IOException {
        var body = "{\"id\":\"m-%s\"}".formatted(key).getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Bodies are looked at soon or never. */
    private static final class Latest extends LinkedHashMap<String, String> {
        @Serial private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
