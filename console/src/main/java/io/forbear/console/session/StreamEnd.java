package io.forbear.console.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ends a stream of events when the token ends that it was asked for with. */
final class StreamEnd extends ServerHttpResponseDecorator {
    private final Duration validity;

    StreamEnd(ServerHttpResponse response, Duration validity) {
        super(response);
        this.validity = validity;
    }

    /** For all who come with a token that ends, in real time. */
    static WebFilter filter() {
        var realTime = Clock.tickMillis(ZoneOffset.UTC);
        return (exchange, chain) ->
                exchange.getPrincipal()
                        .ofType(JwtAuthenticationToken.class)
                        .mapNotNull(caller -> caller.getToken().getExpiresAt())
                        .map(end -> validity(realTime.instant(), end))
                        .map(validity -> new StreamEnd(exchange.getResponse(), validity))
                        .map(response -> exchange.mutate().response(response).build())
                        .defaultIfEmpty(exchange)
                        .flatMap(chain::filter);
    }

    private static Duration validity(Instant now, Instant end) {
        var left = Duration.between(now, end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        var type = getHeaders().getContentType();
        return MediaType.TEXT_EVENT_STREAM.isCompatibleWith(type)
                ? super.writeAndFlushWith(Flux.from(body).takeUntilOther(Mono.delay(validity)))
                : super.writeAndFlushWith(body);
    }
}
