package io.forbear.plan.selfservice;

import io.forbear.service.problem.ProblemWriter;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Lets debtors in with the token of their case, and nobody too often. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SelfServiceSettings.class)
class SelfServiceConfiguration {
    private static final String PATHS = "/self-service/**";
    private static final String BEARER = "bearer ";
    private static final int CALLERS = 50_000;

    /** Before anything is looked up for a caller, even whether he may call at all. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    WebFilter callLimits(SelfServiceSettings settings, ProblemWriter problems) {
        var ofAddress = new CallLimits(settings.callsPerAddress(), settings.per(), CALLERS);
        var ofToken = new CallLimits(settings.callsPerToken(), settings.per(), CALLERS);
        var matcher = new PathPatternParserServerWebExchangeMatcher(PATHS);
        return (exchange, chain) ->
                matcher.matches(exchange)
                        .filter(match -> match.isMatch())
                        .map(_ -> mayCall(exchange, ofAddress, ofToken))
                        .defaultIfEmpty(true)
                        .flatMap(
                                permitted ->
                                        permitted
                                                ? chain.filter(exchange)
                                                : tooMany(exchange, settings, problems));
    }

    private static boolean mayCall(
            ServerWebExchange exchange, CallLimits ofAddress, CallLimits ofToken) {
        var address = exchange.getRequest().getRemoteAddress();
        var token = token(exchange);
        var host =
                address == null || address.getAddress() == null
                        ? "unknown"
                        : address.getAddress().getHostAddress();
        return ofAddress.permits(host) && (token == null || ofToken.permits(token.digest()));
    }

    private static Mono<Void> tooMany(
            ServerWebExchange exchange, SelfServiceSettings settings, ProblemWriter problems) {
        exchange.getResponse()
                .getHeaders()
                .set(HttpHeaders.RETRY_AFTER, "" + Math.max(1, settings.per().toSeconds()));
        return problems.write(
                exchange,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many calls; try again after " + settings.per().toSeconds() + " seconds.");
    }

    @Bean
    @Order(0)
    SecurityWebFilterChain caseTokenChain(
            ServerHttpSecurity http, CaseTokens tokens, Clock clock, ProblemWriter problems) {
        ServerAuthenticationEntryPoint unauthorized =
                (exchange, _) -> {
                    exchange.getResponse().getHeaders().set("WWW-Authenticate", "Bearer");
                    return problems.write(
                            exchange,
                            HttpStatus.UNAUTHORIZED,
                            "This address needs a case token that is valid and not revoked.");
                };
        var filter = new AuthenticationWebFilter(manager(tokens, clock));
        filter.setServerAuthenticationConverter(exchange -> Mono.justOrEmpty(bearer(exchange)));
        filter.setAuthenticationFailureHandler(
                new ServerAuthenticationEntryPointFailureHandler(unauthorized));
        return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher(PATHS))
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .addFilterAt(filter, SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(paths -> paths.anyExchange().hasRole("debtor"))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(unauthorized))
                .build();
    }

    private static ReactiveAuthenticationManager manager(CaseTokens tokens, Clock clock) {
        return asked ->
                tokens.find(new CaseToken(String.valueOf(asked.getCredentials())))
                        .filter(access -> access.isOpen(clock.instant()))
                        .map(SelfServiceConfiguration::debtor)
                        .switchIfEmpty(
                                Mono.error(
                                        () -> new BadCredentialsException("no such case token")));
    }

    private static Authentication debtor(CaseAccess access) {
        return UsernamePasswordAuthenticationToken.authenticated(
                access, null, AuthorityUtils.createAuthorityList("ROLE_debtor"));
    }

    private static @Nullable Authentication bearer(ServerWebExchange exchange) {
        var token = token(exchange);
        return token == null
                ? null
                : UsernamePasswordAuthenticationToken.unauthenticated("", token.text());
    }

    private static @Nullable CaseToken token(ServerWebExchange exchange) {
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? null
                : new CaseToken(header.substring(BEARER.length()).strip());
    }
}
