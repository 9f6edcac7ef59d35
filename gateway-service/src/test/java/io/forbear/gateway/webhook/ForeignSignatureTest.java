package io.forbear.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.gateway.provider.SignatureScheme;
import io.forbear.gateway.provider.SignatureScheme.Algorithm;
import io.forbear.gateway.provider.SignatureScheme.Encoding;
import io.forbear.gateway.provider.SignatureScheme.Signed;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignSignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final byte[] KEY = "12345".getBytes(UTF_8);
    private static final byte[] OTHER = "another".getBytes(UTF_8);

    private static final SignatureScheme FORM =
            new SignatureScheme(
                    "X-Twilio-Signature",
                    Algorithm.HMAC_SHA1,
                    Encoding.BASE64,
                    Signed.URL_AND_FORM,
                    "",
                    null,
                    ".",
                    "https://mycompany.com");
    private static final SignatureScheme BODY =
            new SignatureScheme(
                    "X-Signature",
                    Algorithm.HMAC_SHA256,
                    Encoding.HEX,
                    Signed.BODY,
                    "sha256=",
                    null,
                    ".",
                    null);
    private static final SignatureScheme TIMED =
            new SignatureScheme(
                    "X-Signature",
                    Algorithm.HMAC_SHA256,
                    Encoding.HEX,
                    Signed.TIMESTAMP_AND_BODY,
                    "",
                    "X-Timestamp",
                    ".",
                    null);

    private static Delivery form(String signature, String body) {
        return new Delivery(
                "/myapp.php",
                "foo=1&bar=2",
                Map.of(
                                "X-Twilio-Signature",
                                signature,
                                "Content-Type",
                                "application/x-www-form-urlencoded; charset=utf-8")
                        ::get,
                body.getBytes(UTF_8));
    }

    private static Delivery json(Map<String, String> headers, byte[] body) {
        return new Delivery("/webhooks/a/receipts", "", headers::get, body);
    }

    private static boolean holds(SignatureScheme scheme, Delivery delivery, byte[]... keys) {
        return ForeignSignature.holds(scheme, List.of(keys), delivery, NOW, TOLERANCE);
    }

    private static String hex(SignatureScheme scheme, byte[] key, String text) {
        return HexFormat.of().formatHex(ForeignSignature.mac(scheme, key, text.getBytes(UTF_8)));
    }

    /** The example that the maker of the scheme gives, whatever the order of the fields. */
    @Test
    void knowsTheSignatureOfAnAddressAndTheFieldsOfAForm() {
        var signed =
                "Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309"
                        + "&CallSid=CA1234567890ABCDE";
        var digits = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

        assertThat(holds(FORM, form(digits, signed), KEY)).isTrue();
        assertThat(holds(FORM, form(digits, signed), OTHER)).isFalse();
        assertThat(holds(FORM, form(digits, signed.replace("1234&", "1235&")), KEY)).isFalse();
        assertThat(holds(FORM, form(digits.replace('R', 'r'), signed), KEY)).isFalse();
    }

    /** The address alone is signed once and for all; whoever has seen it could write any body. */
    @ParameterizedTest
    @CsvSource({"application/json", "text/plain", "''"})
    void doesNotHoldForABodyThatIsNoForm(String type) {
        var digits =
                Base64.getEncoder()
                        .encodeToString(
                                ForeignSignature.mac(
                                        FORM,
                                        KEY,
                                        "https://mycompany.com/myapp.php?foo=1".getBytes(UTF_8)));
        var headers = Map.of("X-Twilio-Signature", digits, "Content-Type", type);
        for (var body : List.of("{\"status\":\"delivered\"}", "")) {
            var delivery = new Delivery("/myapp.php", "foo=1", headers::get, body.getBytes(UTF_8));
            assertThat(holds(FORM, delivery, KEY)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"%zz=1", "a=%", "a=%e"})
    void doesNotHoldForWhatIsNotWrittenAsAForm(String body) {
        assertThat(holds(FORM, form("RSOYDt4T1cUTdK1PDd93/VVr8B8=", body), KEY)).isFalse();
    }

    @Test
    void knowsTheSignatureOfABodyWithAPrefixInEitherCase() {
        var digits = hex(BODY, KEY, "{}");
        var body = "{}".getBytes(UTF_8);

        assertThat(holds(BODY, json(Map.of("X-Signature", "sha256=" + digits), body), KEY))
                .isTrue();
        var upper = digits.toUpperCase(Locale.ROOT);
        assertThat(holds(BODY, json(Map.of("X-Signature", "sha256=" + upper), body), KEY)).isTrue();
        assertThat(holds(BODY, json(Map.of("X-Signature", digits), body), KEY)).isFalse();
        assertThat(holds(BODY, json(Map.of(), body), KEY)).isFalse();
    }

    @Property
    void holdsForTheOldKeyAndTheNewWhileKeysAreChanged(@ForAll byte[] body, @ForAll boolean old) {
        var mac = ForeignSignature.mac(BODY, old ? KEY : OTHER, body);
        var delivery = json(Map.of("X-Signature", "sha256=" + HexFormat.of().formatHex(mac)), body);

        assertThat(holds(BODY, delivery, KEY, OTHER)).isTrue();
        assertThat(holds(BODY, delivery, old ? OTHER : KEY)).isFalse();
    }

    @ParameterizedTest(name = "signed at {0}: {1}")
    @CsvSource({
        "1795341600, true",
        "1795341300, true",
        "1795341299, false",
        "1795341900, true",
        "1795341901, false",
        "1795341600000, true",
        "1795341299999, false",
        "yesterday, false",
        "999999999999999999, false",
    })
    void holdsForFiveMinutesEitherWayWhereTheInstantIsSigned(String at, boolean holds) {
        var digits = hex(TIMED, KEY, at + ".{}");
        var headers = Map.of("X-Signature", digits, "X-Timestamp", at);

        assertThat(holds(TIMED, json(headers, "{}".getBytes(UTF_8)), KEY)).isEqualTo(holds);
    }

    @Test
    void doesNotHoldForAnotherInstantThanTheOneSigned() {
        var digits = hex(TIMED, KEY, "1795341600.{}");
        var headers = Map.of("X-Signature", digits, "X-Timestamp", "1795341601");

        assertThat(holds(TIMED, json(headers, "{}".getBytes(UTF_8)), KEY)).isFalse();
        assertThat(holds(TIMED, json(Map.of("X-Signature", digits), "{}".getBytes(UTF_8)), KEY))
                .isFalse();
    }

    @Test
    void refusesASchemeThatLacksWhatItSigns() {
        assertThatThrownBy(() -> scheme(Signed.TIMESTAMP_AND_BODY))
                .hasMessageContaining("timestamp-header");
        assertThatThrownBy(() -> scheme(Signed.URL_AND_FORM)).hasMessageContaining("url");
    }

    private static SignatureScheme scheme(Signed signed) {
        return new SignatureScheme(
                "H", Algorithm.HMAC_SHA256, Encoding.HEX, signed, "", null, ".", null);
    }
}
