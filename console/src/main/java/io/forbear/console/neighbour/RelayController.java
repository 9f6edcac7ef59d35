package io.forbear.console.neighbour;

import io.forbear.console.audit.Audit;
import io.forbear.console.audit.Deed;
import io.forbear.console.audit.OutcomeUnknown;
import io.forbear.console.session.Bearer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands calls on to the services with the caller's own token: they decide what he may do. Answers
 * are streamed through. What is more than a look is written into the audit before it is handed on.
 */
@RestController
@PreAuthorize("isAuthenticated()")
class RelayController {
    private static final String PATHS = RelayAddress.PREFIX + "{service}/**";
    private static final Duration FIRST_BYTE = Duration.ofSeconds(10);

    /** A replay of many records, or a back-test, is done within the call that asks for it. */
    private static final Duration DEED = Duration.ofMinutes(10);

    private static final int MOST_BYTES = 2 << 20;
    private static final int REASON_LIMIT = 1000;

    private static final List<String> ASKED =
            List.of(
                    HttpHeaders.ACCEPT,
                    HttpHeaders.ACCEPT_LANGUAGE,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_NONE_MATCH,
                    "Idempotency-Key",
                    "Last-Event-ID");

    private static final List<String> ANSWERED =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.CONTENT_DISPOSITION,
                    HttpHeaders.CONTENT_LENGTH,
                    HttpHeaders.ETAG,
                    HttpHeaders.RETRY_AFTER,
                    "Deprecation");

    private final Neighbours neighbours;
    private final Audit audit;
    private final JsonMapper json;

    RelayController(Neighbours neighbours, Audit audit, JsonMapper json) {
        this.neighbours = neighbours;
        this.audit = audit;
        this.json = json;
    }

    /** A look: nothing is written down. */
    @RequestMapping(path = PATHS, method = RequestMethod.GET)
    Mono<Void> look(
            @PathVariable String service,
            ServerWebExchange exchange,
            JwtAuthenticationToken caller) {
        var request = exchange.getRequest();
        var call = neighbours.client().get().uri(address(service, request));
        var answer = answer(asked(call, request, caller));
        return (isEventStream(request) ? answer : answer.timeout(FIRST_BYTE))
                .onErrorMap(Unanswered::isOut, failure -> new ServiceOut(service, failure))
                .flatMap(found -> write(service, found, exchange.getResponse()))
                .doOnDiscard(ResponseEntity.class, RelayController::release);
    }

    /** A deed: noted with its reason before, and with its outcome after. */
    @RequestMapping(
            path = PATHS,
            method = {RequestMethod.POST, RequestMethod.PUT})
    Mono<Void> act(
            @PathVariable String service,
            ServerWebExchange exchange,
            JwtAuthenticationToken caller) {
        var request = exchange.getRequest();
        var address = address(service, request);
        return body(request)
                .flatMap(
                        body ->
                                audit.around(
                                        deed(service, request, caller, body),
                                        handOn(service, address, request, caller, body),
                                        answer -> answer.getStatusCode().value()))
                .flatMap(answer -> write(service, answer, exchange.getResponse()))
                .doOnDiscard(ResponseEntity.class, RelayController::release);
    }

    private Mono<ResponseEntity<Flux<DataBuffer>>> handOn(
            String service,
            URI address,
            ServerHttpRequest request,
            JwtAuthenticationToken caller,
            byte[] body) {
        RequestBodySpec call = neighbours.client().method(request.getMethod()).uri(address);
        var asked = asked(call, request, caller);
        return answer(body.length == 0 ? asked : call.bodyValue(body))
                .timeout(DEED)
                .onErrorMap(Unanswered::isOut, failure -> undone(service, failure));
    }

    /** What was sent may have been done, although nobody said so. */
    static ErrorResponseException undone(String service, Throwable failure) {
        return Unanswered.wasReached(failure)
                ? new OutcomeUnknown(
                        "%s did not say what came of it (%s): whether it was done is not known."
                                .formatted(service, Unanswered.why(failure)),
                        failure)
                : new ServiceOut(service, failure);
    }

    private static RequestHeadersSpec<?> asked(
            RequestHeadersSpec<?> call, ServerHttpRequest request, JwtAuthenticationToken caller) {
        return call.headers(
                headers -> {
                    copy(ASKED, request.getHeaders(), headers);
                    headers.set(HttpHeaders.AUTHORIZATION, Bearer.of(caller));
                });
    }

    /** Errors of the service are answers too. */
    private static Mono<ResponseEntity<Flux<DataBuffer>>> answer(RequestHeadersSpec<?> call) {
        return call.retrieve()
                .onStatus(status -> status.isError(), _ -> Mono.empty())
                .toEntityFlux(DataBuffer.class);
    }

    private Mono<Void> write(
            String service, ResponseEntity<Flux<DataBuffer>> answer, ServerHttpResponse response) {
        response.setStatusCode(answer.getStatusCode());
        copy(ANSWERED, answer.getHeaders(), response.getHeaders());
        var told = answer.getHeaders().getLocation();
        var location = RelayAddress.location(service, neighbours.url(service), told);
        if (location != null) {
            response.getHeaders().set(HttpHeaders.LOCATION, location);
        }
        var body = answer.getBody();
        return body == null
                ? response.setComplete()
                : response.writeAndFlushWith(body.map(Mono::just));
    }

    /** Nobody reads it any more: the connection to the service is to be closed, not forgotten. */
    private static void release(ResponseEntity<?> answer) {
        if (answer.getBody() instanceof Flux<?> body) {
            body.cast(DataBuffer.class).subscribe(DataBufferUtils.releaseConsumer()).dispose();
        }
    }

    private static void copy(List<String> names, HttpHeaders from, HttpHeaders to) {
        for (var name : names) {
            var values = from.get(name);
            if (values != null) {
                to.put(name, values);
            }
        }
    }

    private URI address(String service, ServerHttpRequest request) {
        return RelayAddress.of(service, neighbours.url(service), request.getURI());
    }

    private static boolean isEventStream(ServerHttpRequest request) {
        return request.getHeaders().getAccept().contains(MediaType.TEXT_EVENT_STREAM);
    }

    private static Mono<byte[]> body(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), MOST_BYTES)
                .map(
                        joined -> {
                            var bytes = new byte[joined.readableByteCount()];
                            joined.read(bytes);
                            DataBufferUtils.release(joined);
                            return bytes;
                        })
                .defaultIfEmpty(new byte[0]);
    }

    private Deed deed(
            String service, ServerHttpRequest request, JwtAuthenticationToken caller, byte[] body) {
        return Deed.relayed(
                caller.getName(),
                service,
                request.getMethod().name(),
                RelayAddress.path(service, request.getURI()),
                reason(request.getHeaders().getContentType(), body));
    }

    /** Of a JSON body only its reason is kept: all else is the service's to keep. */
    private @Nullable String reason(@Nullable MediaType type, byte[] body) {
        if (type == null || !type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
            return null;
        }
        try {
            var reason = json.readTree(body).path("reason");
            return reason.isString()
                    ? reason.asString()
                            .substring(0, Math.min(REASON_LIMIT, reason.asString().length()))
                    : null;
        } catch (JacksonException notJson) {
            return null; // the service will say so
        }
    }
}
