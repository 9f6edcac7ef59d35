package io.forbear.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Takes traces in by OTLP over HTTP, as a collector does, and keeps which spans it was told of. */
final class SpanReceiver {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final ConcurrentLinkedQueue<Span> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    SpanReceiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /**
     * A span.
     *
     * @param service who did the work
     * @param traceId lower-case hexadecimal
     */
    record Span(String service, String traceId, String name) {}

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Span> of(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            request(ByteBuffer.wrap(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** What a message of Protocol Buffers contains, field by field. */
    @FunctionalInterface
    private interface Field {
        void is(int number, ByteBuffer content);
    }

    /** {@code ExportTraceServiceRequest}: resource spans are its field 1. */
    private void request(ByteBuffer message) {
        each(message, (number, content) -> onlyIf(number == 1, () -> resourceSpans(content)));
    }

    private void resourceSpans(ByteBuffer message) {
        var service = new StringBuilder();
        each(
                message,
                (number, content) -> {
                    switch (number) {
                        case 1 -> each(content, (_, attribute) -> attribute(attribute, service));
                        case 2 ->
                                each(
                                        content,
                                        (inner, span) ->
                                                onlyIf(
                                                        inner == 2,
                                                        () -> span(span, service.toString())));
                        default -> {} // the address of its schema
                    }
                });
    }

    private static void attribute(ByteBuffer message, StringBuilder service) {
        var key = new StringBuilder();
        each(
                message,
                (number, content) -> {
                    if (number == 1) {
                        key.append(text(content));
                    } else if (key.toString().equals("service.name")) {
                        each(content, (_, value) -> service.append(text(value)));
                    }
                });
    }

    private void span(ByteBuffer message, String service) {
        var found = new String[] {"", ""};
        each(
                message,
                (number, content) -> {
                    if (number == 1) {
                        found[0] = HexFormat.of().formatHex(bytes(content));
                    } else if (number == 5) {
                        found[1] = text(content);
                    }
                });
        spans.add(new Span(service, found[0], found[1]));
    }

    private static void onlyIf(boolean wanted, Runnable read) {
        if (wanted) {
            read.run();
        }
    }

    private static void each(ByteBuffer message, Field field) {
        message.order(java.nio.ByteOrder.LITTLE_ENDIAN);
        while (message.hasRemaining()) {
            int tag = Math.toIntExact(varint(message));
            switch (tag & 7) {
                case VARINT -> varint(message);
                case FIXED_64 -> message.getLong();
                case FIXED_32 -> message.getInt();
                case BYTES -> {
                    int length = Math.toIntExact(varint(message));
                    field.is(tag >>> 3, message.slice(message.position(), length));
                    message.position(message.position() + length);
                }
                default -> throw new IllegalArgumentException("not Protocol Buffers: " + tag);
            }
        }
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = message.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    private static byte[] bytes(ByteBuffer content) {
        var bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer content) {
        return new String(bytes(content), java.nio.charset.StandardCharsets.UTF_8);
    }
}
