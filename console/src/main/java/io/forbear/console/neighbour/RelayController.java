package io.forbear.console.neighbour;

import io.forbear.console.audit.Audit;
import io.forbear.console.audit.Deed;
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
    private static final String PREFIX = "/api/services/";
    private static final Duration FIRST_BYTE = Duration.ofSeconds(10);
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
    @RequestMapping(path = PREFIX + "{service}/**", method = RequestMethod.GET)
    Mono<Void> look(
            @PathVariable String service,
            ServerWebExchange exchange,
            JwtAuthenticationToken caller) {
        var request = exchange.getRequest();
        var call = neighbours.client().get().uri(address(service, request));
        return answer(service, asked(call, request, caller), request)
                .flatMap(answer -> write(answer, exchange.getResponse()));
    }

    /** A deed: noted with its reason before, and with its outcome after. */
    @RequestMapping(
            path = PREFIX + "{service}/**",
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
                .flatMap(answer -> write(answer, exchange.getResponse()));
    }

    private Mono<ResponseEntity<Flux<DataBuffer>>> handOn(
            String service,
            URI address,
            ServerHttpRequest request,
            JwtAuthenticationToken caller,
            byte[] body) {
        RequestBodySpec call = neighbours.client().method(request.getMethod()).uri(address);
        var asked = asked(call, request, caller);
        return answer(service, body.length == 0 ? asked : call.bodyValue(body), request);
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
    private static Mono<ResponseEntity<Flux<DataBuffer>>> answer(
            String service, RequestHeadersSpec<?> call, ServerHttpRequest request) {
        var answer =
                call.retrieve()
                        .onStatus(status -> status.isError(), _ -> Mono.empty())
                        .toEntityFlux(DataBuffer.class);
        var limited = isEventStream(request) ? answer : answer.timeout(FIRST_BYTE);
        return limited.onErrorMap(Unanswered::isOut, failure -> new ServiceOut(service, failure));
    }

    private static Mono<Void> write(
            ResponseEntity<Flux<DataBuffer>> answer, ServerHttpResponse response) {
        response.setStatusCode(answer.getStatusCode());
        copy(ANSWERED, answer.getHeaders(), response.getHeaders());
        var body = answer.getBody();
        return body == null
                ? response.setComplete()
                : response.writeAndFlushWith(body.map(Mono::just));
    }

    private static void copy(List<String> names, HttpHeaders from, HttpHeaders to) {
        for (var name : names) {
            var values = from.get(name);
            if (values != null) {
                to.put(name, values);
            }
        }
    }

    /** The rest of the path and the query, as they came. */
    private URI address(String service, ServerHttpRequest request) {
        var uri = request.getURI();
        var rest = uri.getRawPath().substring(PREFIX.length() + service.length());
        var query = uri.getRawQuery();
        return URI.create(neighbours.url(service) + rest + (query == null ? "" : "?" + query));
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
        var path = request.getURI().getRawPath().substring(PREFIX.length() + service.length());
        return Deed.relayed(
                caller.getName(),
                service,
                request.getMethod().name(),
                path,
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
