package io.forbear.console.session;

import io.forbear.console.audit.Audit;
import io.forbear.console.audit.Deed;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Begins, shows and ends the session of a person at the page. */
@RestController
class SessionController {
    private static final String ROLE = "ROLE_";

    /** Browsers drop, without a word, a cookie of more than 4096 bytes with its name. */
    private static final int LONGEST_TOKEN = 4000;

    private static final String TOO_LONG =
            "must have at most {max} characters, for browsers keep no longer ones";

    /** Without an end, a token is good until the browser closes. */
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

    private final ReactiveJwtDecoder decoder;
    private final Audit audit;
    private final Clock systemTime;
    private final @Nullable String traceUrl;
    private final Clock realTime = Clock.tickMillis(ZoneOffset.UTC);

    SessionController(
            ReactiveJwtDecoder decoder,
            Audit audit,
            Clock systemTime,
            @Value("${forbear.console.trace-url:#{null}}") @Nullable String traceUrl) {
        this.decoder = decoder;
        this.audit = audit;
        this.systemTime = systemTime;
        this.traceUrl = traceUrl;
    }

    record SignIn(@NotBlank @Size(max = LONGEST_TOKEN, message = TOO_LONG) String token) {}

    /**
     * Who is signed in.
     *
     * @param expiresAt when the token ends, in real time
     * @param now the time in which the services live, which may be simulated
     * @param traceUrl where traces are looked at, with {@code {traceId}} in it
     */
    record Session(
            String subject,
            List<String> roles,
            @Nullable Instant expiresAt,
            Instant now,
            @Nullable String traceUrl) {}

    @PostMapping(SessionSecurity.SESSION)
    @PreAuthorize("permitAll()")
    Mono<ResponseEntity<Void>> begin(@Valid @RequestBody SignIn body, ServerHttpRequest request) {
        return decoder.decode(body.token().strip())
                .onErrorMap(
                        JwtException.class,
                        refused ->
                                Problem.unauthorized(
                                        "The token is not valid: " + refused.getMessage()))
                .delayUntil(token -> audit.note(Deed.signedIn("" + token.getSubject())))
                .map(
                        token ->
                                withCookie(
                                        SessionCookie.of(
                                                        token.getTokenValue(),
                                                        request.getURI(),
                                                        validity(token))
                                                .toString()));
    }

    @GetMapping(SessionSecurity.SESSION)
    @PreAuthorize("isAuthenticated()")
    Mono<Session> session(JwtAuthenticationToken caller) {
        var roles =
                caller.getAuthorities().stream()
                        .map(authority -> "" + authority.getAuthority())
                        .filter(authority -> authority.startsWith(ROLE))
                        .map(authority -> authority.substring(ROLE.length()))
                        .toList();
        return Mono.just(
                new Session(
                        caller.getName(),
                        roles,
                        caller.getToken().getExpiresAt(),
                        systemTime.instant(),
                        traceUrl));
    }

    /** Also for one whose token has ended: the cookie goes. */
    @DeleteMapping(SessionSecurity.SESSION)
    @PreAuthorize("permitAll()")
    Mono<ResponseEntity<Void>> end(ServerHttpRequest request) {
        return Mono.just(withCookie(SessionCookie.none(request.getURI()).toString()));
    }

    private static ResponseEntity<Void> withCookie(String cookie) {
        return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie).build();
    }

    private Duration validity(Jwt token) {
        var end = token.getExpiresAt();
        return end == null ? UNTIL_CLOSED : Duration.between(realTime.instant(), end);
    }
}
