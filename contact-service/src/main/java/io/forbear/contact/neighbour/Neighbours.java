package io.forbear.contact.neighbour;

import io.forbear.contact.neighbour.Part.State;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Asks the other services, with the caller's own token: they know what he may see. Every call has a
 * time limit; a service that keeps failing is not asked for a while. No failure is passed on: a
 * part that is missing says so.
 */
@Component
public class Neighbours {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final Map<Neighbour, Line> lines = new EnumMap<>(Neighbour.class);
    private final Duration patience;
    private final Clock clock;

    /** One of them. */
    public enum Neighbour {
        ACCOUNT_SERVICE,
        PLAN_SERVICE,
        COMPLIANCE_SERVICE;

        String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private record Line(WebClient client, CircuitBreaker breaker) {}

    Neighbours(
            @Value("${forbear.account.url:http://127.0.0.1:8081}") String account,
            @Value("${forbear.plan.url:http://127.0.0.1:8083}") String plan,
            @Value("${forbear.compliance.url:http://127.0.0.1:8084}") String compliance,
            @Value("${forbear.contact.neighbours.patience:1s}") Duration patience,
            Clock clock,
            MeterRegistry meters) {
        lines.put(Neighbour.ACCOUNT_SERVICE, line(Neighbour.ACCOUNT_SERVICE, account));
        lines.put(Neighbour.PLAN_SERVICE, line(Neighbour.PLAN_SERVICE, plan));
        lines.put(Neighbour.COMPLIANCE_SERVICE, line(Neighbour.COMPLIANCE_SERVICE, compliance));
        this.patience = patience;
        this.clock = clock;
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    private Line line(Neighbour neighbour, String url) {
        var client =
                WebClient.builder()
                        .baseUrl(url)
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                        .build();
        var config =
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .waitDurationInOpenState(PAUSE)
                        .ignoreException(Neighbours::isAnswer)
                        .build();
        return new Line(client, breakers.circuitBreaker(neighbour.title(), config));
    }

    /**
     * Asks for a part.
     *
     * @param authorization the caller's header
     * @param address with variables in braces
     */
    public Mono<Part> ask(
            Neighbour neighbour, String authorization, String address, Object... variables) {
        return ask(neighbour, patience, authorization, address, variables);
    }

    /** The same with a time limit of its own. */
    public Mono<Part> ask(
            Neighbour neighbour,
            Duration limit,
            String authorization,
            String address,
            Object... variables) {
        var line = Objects.requireNonNull(lines.get(neighbour));
        return line.client()
                .get()
                .uri(address, variables)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .bodyToMono(JsonNode.class)
                .timeout(limit)
                .transformDeferred(CircuitBreakerOperator.of(line.breaker()))
                .map(content -> part(neighbour, State.PRESENT, content))
                .onErrorResume(failure -> Mono.just(missing(neighbour, failure)));
    }

    /** For long talks, of which the caller himself watches how they fail. */
    public WebClient client(Neighbour neighbour) {
        return Objects.requireNonNull(lines.get(neighbour)).client();
    }

    private Part part(Neighbour neighbour, State state, JsonNode content) {
        return new Part(neighbour.title(), state, clock.instant(), content, null);
    }

    private Part missing(Neighbour neighbour, Throwable failure) {
        var status =
                failure instanceof WebClientResponseException answer
                        ? answer.getStatusCode().value()
                        : 0;
        var now = clock.instant();
        return switch (status) {
            case 404 -> without(neighbour, State.NONE, now, "nothing is known there");
            case 401, 403 -> without(neighbour, State.REFUSED, now, "the caller may not see it");
            default -> {
                LOG.warn(
                        "{} does not tell what it should: {}",
                        neighbour.title(),
                        failure.toString());
                yield without(neighbour, State.MISSING, now, because(failure));
            }
        };
    }

    private static Part without(Neighbour neighbour, State state, Instant now, String because) {
        return new Part(neighbour.title(), state, now, null, because);
    }

    private static String because(Throwable failure) {
        return switch (failure) {
            case CallNotPermittedException _ -> "it failed several times and is left alone a while";
            case WebClientResponseException answer -> "it answered " + answer.getStatusCode();
            default -> "it does not answer in time";
        };
    }

    /** What a service says of the request is no failure of the service. */
    private static boolean isAnswer(Throwable failure) {
        return failure instanceof WebClientResponseException answer
                && answer.getStatusCode().is4xxClientError();
    }
}
