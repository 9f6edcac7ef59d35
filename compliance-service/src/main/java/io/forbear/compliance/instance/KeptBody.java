package io.forbear.compliance.instance;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the bodies of the complaints desk's requests and of rehearsals, so that {@link Forwarder}
 * can pass on one that was read here already. Comes after the check of the token.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class KeptBody implements WebFilter {
    private static final String KEPT = KeptBody.class.getName();
    private static final String DESK = "/complaints/";
    private static final String REHEARSAL = "/rehearsal";
    private static final int MOST_BYTES = 64 * 1024;

    /** The body of a request; null if it was not kept. */
    static byte @Nullable [] of(ServerWebExchange exchange) {
        return exchange.getAttribute(KEPT);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!request.getMethod().equals(HttpMethod.POST)
                || !isPassedOn(request.getPath().pathWithinApplication().value())) {
            return chain.filter(exchange);
        }
        return DataBufferUtils.join(request.getBody(), MOST_BYTES)
                .map(KeptBody::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, ContentTooLargeException::new)
                .flatMap(body -> chain.filter(keeping(body, exchange)));
    }

    private static boolean isPassedOn(String path) {
        return path.startsWith(DESK) || path.endsWith(REHEARSAL);
    }

    static ServerWebExchange keeping(byte[] body, ServerWebExchange exchange) {
        exchange.getAttributes().put(KEPT, body);
        var buffers = exchange.getResponse().bufferFactory();
        var request =
                new ServerHttpRequestDecorator(exchange.getRequest()) {
                    @Override
                    public Flux<DataBuffer> getBody() {
                        return body.length == 0
                                ? Flux.empty()
                                : Flux.defer(() -> Flux.just(buffers.wrap(body)));
                    }
                };
        return exchange.mutate().request(request).build();
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
