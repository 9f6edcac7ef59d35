package io.forbear.compliance.instance;

import io.forbear.service.problem.Problem;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks all other instances the same question, where each knows only what concerns its own share of
 * the debtors. An answer of which a part is missing would be wrong, so there is none then.
 */
@Component
public class Peers {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 4 << 20;

    private final Whereabouts whereabouts;
    private final WebClient client =
            WebClient.builder()
                    .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                    .build();

    Peers(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    /** Whether another instance asks, which wants to hear of our share alone. */
    public boolean isAsking(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getFirst(Forwarder.HOP) != null;
    }

    /**
     * What the others answer to a reading call, with the caller's token; fails with a {@link
     * Problem} 503 if one of them does not.
     */
    public <T> Flux<T> ask(ServerWebExchange exchange, Class<T> type) {
        return Flux.defer(() -> Flux.fromIterable(whereabouts.others()))
                .flatMap(peer -> ask(peer, exchange, type))
                .onErrorMap(
                        _ ->
                                Problem.unavailable(
                                        "Another instance does not tell its share; try again in"
                                                + " some seconds.",
                                        RETRY_AFTER));
    }

    private <T> Mono<T> ask(HostInfo peer, ServerWebExchange exchange, Class<T> type) {
        var request = exchange.getRequest();
        return client.method(HttpMethod.GET)
                .uri(Forwarder.target(peer.host(), peer.port(), request.getURI()))
                .headers(headers -> Forwarder.copy(request.getHeaders(), headers))
                .retrieve()
                .bodyToMono(type)
                .timeout(TIME_LIMIT);
    }
}
