package io.forbear.service.security;

import io.forbear.service.problem.ProblemWriter;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;

/**
 * How a chain of security refuses: with problem documents. For services with chains of their own.
 */
public final class Refusals {
    private Refusals() {}

    /**
     * The beginning of a chain that knows tokens only: nothing of sessions and forms, and every
     * refusal a problem document.
     *
     * @param server how tokens are read
     */
    public static ServerHttpSecurity tokensOnly(
            ServerHttpSecurity http,
            ProblemWriter problems,
            Customizer<ServerHttpSecurity.OAuth2ResourceServerSpec> server) {
        var unauthorized = unauthorized(problems);
        var forbidden = forbidden(problems);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .oauth2ResourceServer(
                        tokens -> {
                            server.customize(tokens);
                            tokens.authenticationEntryPoint(unauthorized)
                                    .accessDeniedHandler(forbidden);
                        })
                .exceptionHandling(
                        refusals ->
                                refusals.authenticationEntryPoint(unauthorized)
                                        .accessDeniedHandler(forbidden));
    }

    /** 401: without a token, or with one that is not valid. */
    private static ServerAuthenticationEntryPoint unauthorized(ProblemWriter problems) {
        return (exchange, failure) -> {
            exchange.getResponse().getHeaders().set("WWW-Authenticate", "Bearer");
            return problems.write(
                    exchange,
                    HttpStatus.UNAUTHORIZED,
                    "This address needs a valid bearer token: " + failure.getMessage());
        };
    }

    /** 403: with a token that does not allow it. */
    private static ServerAccessDeniedHandler forbidden(ProblemWriter problems) {
        return (exchange, failure) ->
                problems.write(
                        exchange,
                        HttpStatus.FORBIDDEN,
                        "The token is valid, but none of its roles may do this.");
    }
}
