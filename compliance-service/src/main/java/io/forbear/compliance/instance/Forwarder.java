package io.forbear.compliance.instance;

import io.forbear.service.problem.ProblemWriter;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.util.retry.Retry;

/**
 * Passes a call that reads, or one of the complaints desk, on to the instance that holds the
 * debtor, with the caller's token, and its answer back. A call is passed on once: if the next
 * instance does not hold the debtor either, debtors are being moved. One that may have changed
 * something is not tried again.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Forwarder {
    /** Marks a call that was passed on. */
    static final String HOP = "Forbear-Forwarded";

    private static final List<String> PASSED_ON =
            List.of(
                    HttpHeaders.AUTHORIZATION,
                    HttpHeaders.ACCEPT,
                    HttpHeaders.CONTENT_TYPE,
                    "Idempotency-Key");

    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
    private static final String RETRY_AFTER_SECONDS = "2";

    // which calls are tried again is decided here alone
    private final WebClient client =
            WebClient.builder()
                    .clientConnector(
                            new ReactorClientHttpConnector(HttpClient.create().disableRetry(true)))
                    .build();
    private final ProblemWriter problems;

    Forwarder(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    Mono<Void> forward(HeldElsewhere elsewhere, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        if (request.getHeaders().getFirst(HOP) != null
                || (!isRead(exchange) && KeptBody.of(exchange) == null)) {
            return unavailable(exchange, "Debtors are being moved; try again in some seconds.");
        }
        return ask(elsewhere, exchange)
                .flatMap(answer -> answer(exchange, answer))
                .onErrorResume(
                        Forwarder::isOutage,
                        _ ->
                                unavailable(
                                        exchange,
                                        "The instance that holds the debtor does not answer; try"
                                                + " again in some seconds."));
    }

    private Mono<ResponseEntity<Flux<DataBuffer>>> ask(
            HeldElsewhere elsewhere, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var target = target(elsewhere.host(), elsewhere.port(), request.getURI());
        var call =
                client.method(request.getMethod())
                        .uri(target)
                        .headers(headers -> copy(request.getHeaders(), headers));
        var body = KeptBody.of(exchange);
        return (body == null || body.length == 0 ? call : call.bodyValue(body))
                .retrieve()
                .onStatus(HttpStatusCode::isError, _ -> Mono.empty())
                .toEntityFlux(BodyExtractors.toDataBuffers())
                .timeout(TIME_LIMIT)
                .retryWhen(
                        Retry.max(1)
                                .filter(
                                        failure ->
                                                isRead(exchange)
                                                        ? isOutage(failure)
                                                        : wasNotSent(failure))
                                .onRetryExhaustedThrow((_, last) -> last.failure()));
    }

    /** The same address at another instance. */
    static URI target(String host, int port, URI asked) {
        return UriComponentsBuilder.fromUri(asked)
                .scheme("http")
                .host(host)
                .port(port)
                .build(true)
                .toUri();
    }

    /** What another instance needs to know of a call, and that it comes from one. */
    static void copy(HttpHeaders from, HttpHeaders to) {
        to.set(HOP, "1");
        for (var name : PASSED_ON) {
            var value = from.getFirst(name);
            if (value != null) {
                to.set(name, value);
            }
        }
    }

    private static Mono<Void> answer(
            ServerWebExchange exchange, ResponseEntity<Flux<DataBuffer>> answer) {
        var response = exchange.getResponse();
        response.setStatusCode(answer.getStatusCode());
        response.getHeaders().setContentType(answer.getHeaders().getContentType());
        var later = answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        if (later != null) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, later);
        }
        var body = answer.getBody();
        return body == null ? response.setComplete() : response.writeWith(body);
    }

    private Mono<Void> unavailable(ServerWebExchange exchange, String detail) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return problems.write(exchange, HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    private static boolean isRead(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod().equals(HttpMethod.GET);
    }

    private static boolean wasNotSent(Throwable failure) {
        return failure instanceof WebClientRequestException
                && failure.getCause() instanceof ConnectException;
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof WebClientRequestException || failure instanceof TimeoutException;
    }
}
