package io.forbear.service.security;

import io.forbear.service.problem.ProblemWriter;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;

/**
 * How a chain of security refuses: with problem documents. For services with chains of their own.
 */
public final class Refusals {
    private Refusals() {}

    /** 401: without a token, or with one that is not valid. */
    public static ServerAuthenticationEntryPoint unauthorized(ProblemWriter problems) {
        return (exchange, failure) -> {
            exchange.getResponse().getHeaders().set("WWW-Authenticate", "Bearer");
            return problems.write(
                    exchange,
                    HttpStatus.UNAUTHORIZED,
                    "This address needs a valid bearer token: " + failure.getMessage());
        };
    }

    /** 403: with a token that does not allow it. */
    public static ServerAccessDeniedHandler forbidden(ProblemWriter problems) {
        return (exchange, failure) ->
                problems.write(
                        exchange,
                        HttpStatus.FORBIDDEN,
                        "The token is valid, but none of its roles may do this.");
    }
}
