package io.forbear.plan.selfservice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.service.problem.Problem;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    Statements(SelfServiceSettings settings, MeterRegistry meters) {
        this.settings = settings;
        client =
                WebClient.builder()
                        .baseUrl(settings.accountService().toString())
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_BYTES))
                        .build();
        var breakers = CircuitBreakerRegistry.ofDefaults();
        breaker = breakers.circuitBreaker("account-service", afterFailures());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        patience = TimeLimiter.of(settings.patience());
    }

    private static CircuitBreakerConfig afterFailures() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .waitDurationInOpenState(RETRY_AFTER)
                .ignoreException(Statements::isAnswer)
                .build();
    }

    /**
     * Which statement is wanted.
     *
     * @param asOf for which day; null: today
     * @param lang zh-CN or en; null: that which is usual where the account is kept
     * @param pdf as PDF; else as JSON
     */
    record Wanted(String accountId, @Nullable LocalDate asOf, @Nullable String lang, boolean pdf) {}

    /**
     * The statement of an account, as account-service renders it.
     *
     * @return fails with a {@link Problem}: 400 for a day or language there is none in, 404 if
     *     there is none at all, 409 for a day before anything is known, 503 if it cannot be fetched
     *     now
     */
    Mono<ResponseEntity<byte[]>> of(Wanted wanted) {
        return token().flatMap(token -> fetch(wanted, token))
                .transformDeferred(TimeLimiterOperator.of(patience))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(failure -> problem(failure, wanted.accountId()));
    }

    private Mono<ResponseEntity<byte[]>> fetch(Wanted wanted, String token) {
        return client.get()
                .uri(uri -> address(uri, wanted).build(wanted.accountId()))
                .accept(wanted.pdf() ? MediaType.APPLICATION_PDF : MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token))
                .exchangeToMono(
                        answer ->
                                answer.statusCode().is2xxSuccessful()
                                        ? answer.toEntity(byte[].class)
                                        : answer.createError());
    }

    private static UriBuilder address(UriBuilder uri, Wanted wanted) {
        return uri.path("/accounts/{accountId}/statement")
                .queryParamIfPresent("asOf", Optional.ofNullable(wanted.asOf()))
                .queryParamIfPresent("lang", Optional.ofNullable(wanted.lang()));
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
        var status =
                failure instanceof WebClientResponseException answer
                        ? answer.getStatusCode().value()
                        : 0;
        return switch (status) {
            case 400 -> Problem.badRequest("asOf", "must be today or before, and lang zh-CN or en");
            case 404 -> Problem.notFound("There is no statement of account " + accountId + ".");
            case 409 -> Problem.conflict("Nothing is known of the account as of that day.");
            default -> unavailable(failure, accountId);
        };
    }

    private static Problem unavailable(Throwable failure, String accountId) {
        LOG.warn("statement of account {} cannot be fetched: {}", accountId, failure.toString());
        return Problem.unavailable(
                "The statement cannot be fetched now; try again later.", RETRY_AFTER);
    }
}
