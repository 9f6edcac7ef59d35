package io.forbear.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentPolicyTest {
    @Test
    void knowsTheScriptInThePageByItsDigest() {
        var page =
                """
                <script type="importmap">{"imports": {}}</script>
                <script src="/app/main.js"></script>""";

        // printf '{"imports": {}}' | openssl dgst -sha256 -binary | base64
        assertThat(ContentPolicy.directives(page))
                .contains(
                        "script-src 'self' 'sha256-"
                                + "CJt/FpW3RQlGvqBeO/YK74xrTm1ctS6rLMJu1bV4fMc='"
                                + ";")
                .contains("default-src 'self'", "frame-ancestors 'none'");
    }

    @Test
    void allowsNoScriptInAPageWithoutOne() {
        assertThat(ContentPolicy.directives("<script src='/a.js'></script>"))
                .contains("script-src 'self';", "style-src 'self';")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/api/session, false",
        "http://localhost:8080/api/session, false",
        "https://127.0.0.1:8080/api/session, true",
        "http://console.bank.example/api/session, true",
        "https://console.bank.example/api/session, true"
    })
    void sendsACookieInTheClearOnlyOnThisMachine(URI address, boolean secure) {
        var cookie = SessionCookie.of("token", address, Duration.ofMinutes(5));
        assertThat(cookie.isSecure()).isEqualTo(secure);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
    }
}
