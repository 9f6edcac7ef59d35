package io.forbear.console.session;

import io.forbear.service.problem.ProblemWriter;
import io.forbear.service.security.Refusals;
import io.forbear.service.security.Roles;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.util.StringUtils;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * Who is let in: machines with a token in the header, the page with the same token in a cookie.
 * Whoever comes with a cookie and wants more than to look has to send a header that no other site
 * can make a browser send.
 */
@Configuration(proxyBeanMethods = false)
class SessionSecurity {
    static final String SESSION = "/api/session";
    static final String PROOF = "X-Forbear-Console";

    private static final Set<HttpMethod> LOOKING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Takes the place of the services' chain: the page itself is for everybody. */
    @Bean
    SecurityWebFilterChain tokens(
            ServerHttpSecurity http,
            ReactiveJwtAuthenticationConverter rolesOfToken,
            ContentPolicy policy,
            ProblemWriter problems) {
        return Refusals.tokensOnly(
                        http,
                        problems,
                        server ->
                                server.bearerTokenConverter(token())
                                        .jwt(jwt -> jwt.jwtAuthenticationConverter(rolesOfToken)))
                .headers(headers -> protect(headers, policy))
                .addFilterBefore(proof(problems), SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(StreamEnd.filter(), SecurityWebFiltersOrder.AUTHORIZATION)
                .authorizeExchange(SessionSecurity::paths)
                .build();
    }

    private static void paths(ServerHttpSecurity.AuthorizeExchangeSpec paths) {
        paths.pathMatchers("/actuator/health/**", "/v3/api-docs/**")
                .permitAll()
                .pathMatchers(HttpMethod.POST, SESSION)
                .permitAll()
                .pathMatchers(HttpMethod.DELETE, SESSION)
                .permitAll()
                .pathMatchers("/actuator/**")
                .hasAnyRole(Roles.OPERATIONS, Roles.AUDITOR)
                .pathMatchers("/api/**")
                .authenticated()
                .pathMatchers(HttpMethod.GET, "/**")
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, "/**")
                .permitAll()
                .anyExchange()
                .denyAll();
    }

    private static void protect(ServerHttpSecurity.HeaderSpec headers, ContentPolicy policy) {
        headers.contentSecurityPolicy(content -> content.policyDirectives(policy.directives()))
                .frameOptions(frames -> frames.mode(Mode.DENY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
    }

    /** The header first; a cookie only where it is needed, so that an old one locks nobody out. */
    private static ServerAuthenticationConverter token() {
        var ofHeader = new ServerBearerTokenAuthenticationConverter();
        return exchange ->
                ofHeader.convert(exchange)
                        .switchIfEmpty(
                                Mono.just(exchange.getRequest())
                                        .filter(SessionSecurity::needsCookie)
                                        .mapNotNull(SessionSecurity::cookie)
                                        .map(BearerTokenAuthenticationToken::new));
    }

    private static boolean needsCookie(ServerHttpRequest request) {
        var path = request.getPath().value();
        var isLooking = LOOKING.contains(request.getMethod());
        return path.startsWith("/api/")
                && !isBearer(request)
                && (isLooking || !path.equals(SESSION));
    }

    private static boolean isBearer(ServerHttpRequest request) {
        var authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return StringUtils.startsWithIgnoreCase(authorization, "bearer");
    }

    private static @Nullable String cookie(ServerHttpRequest request) {
        var cookie = request.getCookies().getFirst(SessionCookie.NAME);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    private static WebFilter proof(ProblemWriter problems) {
        return (exchange, chain) ->
                lacksProof(exchange.getRequest())
                        ? problems.write(
                                exchange,
                                HttpStatus.FORBIDDEN,
                                "A change with a session's cookie needs the header "
                                        + PROOF
                                        + ": 1.")
                        : chain.filter(exchange);
    }

    /** Whoever the cookie speaks for: headers of other kinds, which browsers may add, do not. */
    static boolean lacksProof(ServerHttpRequest request) {
        return !LOOKING.contains(request.getMethod())
                && cookie(request) != null
                && !isBearer(request)
                && !"1".equals(request.getHeaders().getFirst(PROOF));
    }
}
