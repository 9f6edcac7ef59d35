package io.forbear.plan.selfservice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.service.problem.Problem;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.util.UriBuilder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Fetches statements of debt from account-service, which alone knows how a debt is made up. */
@Component
class Statements {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final int LARGEST_BYTES = 4 * 1024 * 1024;

    private final WebClient client;
    private final SelfServiceSettings settings;
    private final CircuitBreaker breaker;
    private final TimeLimiter patience;

    Statements(SelfServiceSettings settings) {
        this.settings = settings;
        client =
                WebClient.builder()
                        .baseUrl(settings.accountService().toString())
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_BYTES))
                        .build();
        breaker =
                CircuitBreaker.of(
                        "account-service",
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(10)
                                .waitDurationInOpenState(RETRY_AFTER)
                                .ignoreException(Statements::isAnswer)
                                .build());
        patience = TimeLimiter.of(settings.patience());
    }

    /**
     * The statement of an account, as account-service renders it.
     *
     * @param asOf for which day; null: today
     * @return fails with a {@link Problem}: 404 if there is none, 503 if it cannot be fetched now
     */
    Mono<ResponseEntity<byte[]>> of(String accountId, @Nullable LocalDate asOf, MediaType type) {
        return token().flatMap(token -> fetch(accountId, asOf, type, token))
                .transformDeferred(TimeLimiterOperator.of(patience))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(failure -> problem(failure, accountId));
    }

    private Mono<ResponseEntity<byte[]>> fetch(
            String accountId, @Nullable LocalDate asOf, MediaType type, String token) {
        return client.get()
                .uri(uri -> address(uri, asOf).build(accountId))
                .accept(type)
                .headers(headers -> headers.setBearerAuth(token))
                .exchangeToMono(
                        answer ->
                                answer.statusCode().is2xxSuccessful()
                                        ? answer.toEntity(byte[].class)
                                        : answer.createError());
    }

    private static UriBuilder address(UriBuilder uri, @Nullable LocalDate asOf) {
        var address = uri.path("/accounts/{accountId}/statement");
        return asOf == null ? address : address.queryParam("asOf", asOf);
    }

    /** The file may be replaced while we run. */
    private Mono<String> token() {
        var file = settings.accountServiceToken();
        return file == null
                ? Mono.error(
                        Problem.unavailable(
                                "Statements are not set up here; please call us.", RETRY_AFTER))
                : Mono.fromCallable(() -> file.getContentAsString(UTF_8).strip())
                        .onErrorMap(IOException.class, UncheckedIOException::new)
                        .subscribeOn(Schedulers.boundedElastic());
    }

    /** What account-service says of the request is no failure of account-service. */
    private static boolean isAnswer(Throwable failure) {
        return failure instanceof Problem
                || (failure instanceof WebClientResponseException answer
                        && answer.getStatusCode().is4xxClientError());
    }

    private static Throwable problem(Throwable failure, String accountId) {
        if (failure instanceof Problem) {
            return failure;
        }
        if (failure instanceof WebClientResponseException answer
                && answer.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return Problem.notFound("There is no statement of account " + accountId + ".");
        }
        LOG.warn("statement of account {} cannot be fetched: {}", accountId, failure.toString());
        return Problem.unavailable(
                "The statement cannot be fetched now; try again later.", RETRY_AFTER);
    }
}
