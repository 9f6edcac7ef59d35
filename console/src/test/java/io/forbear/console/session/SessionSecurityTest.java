package io.forbear.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class SessionSecurityTest {
    @ParameterizedTest(name = "{0} with authorization {1}, proof {2}: {3}")
    @CsvSource({
        "POST, , , true",
        "POST, , 1, false",
        "POST, , 0, true",
        "DELETE, , , true",
        "GET, , , false",
        // whose token counts then is that of the header
        "POST, Bearer abc, , false",
        "POST, bearer abc, , false",
        // browsers send such by themselves, and the cookie's token counts
        "POST, Basic YTpi, , true",
        "POST, Negotiate abc, , true",
        "PUT, Digest a=b, , true"
    })
    void asksForProofWheneverTheCookieSpeaks(
            HttpMethod method,
            @Nullable String authorization,
            @Nullable String proof,
            boolean lacks) {
        var request =
                MockServerHttpRequest.method(method, "/api/parked")
                        .cookie(new HttpCookie(SessionCookie.NAME, "token"));
        if (authorization != null) {
            request.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        if (proof != null) {
            request.header(SessionSecurity.PROOF, proof);
        }
        assertThat(SessionSecurity.lacksProof(request.build())).isEqualTo(lacks);
    }
}
