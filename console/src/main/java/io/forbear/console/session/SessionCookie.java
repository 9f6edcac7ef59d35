package io.forbear.console.session;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.ResponseCookie;

/** The cookie that carries the token, out of reach of scripts and of other sites. */
final class SessionCookie {
    static final String NAME = "forbear-session";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private SessionCookie() {}

    /**
     * A cookie with a token.
     *
     * @param address that was called: in the clear only on this very machine
     * @param validity of the token, from now
     */
    static ResponseCookie of(String token, URI address, Duration validity) {
        return ResponseCookie.from(NAME, token)
                .httpOnly(true)
                .sameSite("Strict")
                .path("/")
                .secure(!isPlainLoopback(address))
                .maxAge(validity)
                .build();
    }

    /** One that removes it. */
    static ResponseCookie none(URI address) {
        return of("", address, Duration.ZERO);
    }

    private static boolean isPlainLoopback(URI address) {
        return "http".equals(address.getScheme()) && LOOPBACK.contains("" + address.getHost());
    }
}
