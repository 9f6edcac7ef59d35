package io.forbear.account.legal;

import io.forbear.service.problem.Problem;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/**
 * Asks compliance-service for the contacts with a debtor and everything found on them, with the
 * caller's own token. A call is tried three times, each for some seconds; after several outages it
 * is not asked for a while.
 */
@Component
class ConductClient {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private final WebClient client;
    private final Retry retry =
            Retry.of(
                    "compliance-service",
                    RetryConfig.custom()
                            .maxAttempts(ATTEMPTS)
                            .intervalFunction(
                                    IntervalFunction.ofExponentialRandomBackoff(FIRST_WAIT))
                            .retryOnException(ConductClient::isOutage)
                            .build());
    private final CircuitBreaker breaker;

    ConductClient(
            @Value("${forbear.compliance.url:http://127.0.0.1:8084}") String url,
            MeterRegistry meters) {
        var breakers = CircuitBreakerRegistry.ofDefaults();
        breaker = breakers.circuitBreaker("compliance-service", afterOutages());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        client =
                WebClient.builder()
                        .baseUrl(url)
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_BYTES))
                        .build();
    }

    private static CircuitBreakerConfig afterOutages() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .waitDurationInOpenState(PAUSE)
                .recordException(ConductClient::isOutage)
                .build();
    }

    /**
     * The conduct of a debtor, as compliance-service tells it.
     *
     * @param authorization the caller's header
     * @return fails with a {@link Problem}: 503 if compliance-service cannot be reached, 409 if it
     *     refuses the caller
     */
    Mono<byte[]> conduct(String debtorId, String authorization) {
        return client.get()
                .uri("/debtors/{debtorId}/conduct", debtorId)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .bodyToMono(byte[].class)
                .timeout(TIME_LIMIT)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .transformDeferred(RetryOperator.of(retry))
                .onErrorMap(ConductClient::problem);
    }

    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case WebClientRequestException _, TimeoutException _ -> true;
            case WebClientResponseException answer -> answer.getStatusCode().is5xxServerError();
            default -> false;
        };
    }

    private static Throwable problem(Throwable failure) {
        if (failure instanceof CallNotPermittedException || isOutage(failure)) {
            return Problem.unavailable(
                    "compliance-service, which keeps contacts and findings, does not answer; without"
                            + " them there is no evidence package.",
                    PAUSE);
        }
        return failure instanceof WebClientResponseException answer
                ? Problem.conflict(
                        "compliance-service refuses to tell the debtor's conduct: "
                                + answer.getStatusCode())
                : failure;
    }
}
