package io.forbear.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final byte[] SECRET = "what do ya want for nothing?".getBytes(UTF_8);
    private static final byte[] BODY = "{\"status\":\"DELIVERED\"}".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-16T02:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @ParameterizedTest(name = "signed {0} s ago: {1}")
    @CsvSource({"299, true", "300, true", "301, false", "-299, true", "-300, true", "-301, false"})
    void holdsForFiveMinutesEitherWay(long age, boolean holds) {
        var signature = Signature.of(SECRET, NOW.getEpochSecond() - age, BODY);

        assertThat(signature.holds(SECRET, BODY, NOW, TOLERANCE)).isEqualTo(holds);
    }

    @Test
    void holdsForItsBodyKeyAndTimeOnly() {
        var at = NOW.getEpochSecond();
        var signature = Signature.of(SECRET, at, BODY);
        var later = new Signature(at + 1, signature.digits());

        assertThat(signature.holds(SECRET, "{}".getBytes(UTF_8), NOW, TOLERANCE)).isFalse();
        assertThat(signature.holds("other".getBytes(UTF_8), BODY, NOW, TOLERANCE)).isFalse();
        assertThat(later.holds(SECRET, BODY, NOW, TOLERANCE)).isFalse();
    }

    @Test
    void comesInAHeader() {
        var signature = Signature.of(SECRET, NOW.getEpochSecond(), BODY);

        assertThat(Signature.read(signature.header())).isEqualTo(signature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=1", "t=1,v1=00", "t=x,v1=", "v1=00,t=1", "t=99999999999999,v1="})
    void isOfOneFormOnly(String header) {
        assertThat(Signature.read(header)).isNull();
        assertThat(Signature.read(null)).isNull();
    }

    @Property(tries = 200)
    void noChangedByteIsSigned(
            @ForAll @Size(min = 1, max = 60) byte[] body,
            @ForAll @IntRange(max = 1000) int place,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        var at = NOW.getEpochSecond();
        var signature = Signature.of(SECRET, at, body);
        assertThat(signature.holds(SECRET, body, NOW, TOLERANCE)).isTrue();

        var changed = body.clone();
        changed[place % body.length] ^= (byte) change;
        assertThat(signature.holds(SECRET, changed, NOW, TOLERANCE)).isFalse();

        var digits = new StringBuilder(signature.digits());
        int digit = place % digits.length();
        digits.setCharAt(digit, digits.charAt(digit) == 'a' ? 'b' : 'a');
        assertThat(new Signature(at, digits.toString()).holds(SECRET, body, NOW, TOLERANCE))
                .isFalse();
    }

    @Test
    void aWebhookThatWasCapturedHoldsNoLongerThanItsTime() {
        var captured = Signature.of(SECRET, NOW.getEpochSecond(), BODY);

        assertThat(captured.holds(SECRET, BODY, NOW.plus(TOLERANCE), TOLERANCE)).isTrue();
        assertThat(captured.holds(SECRET, BODY, NOW.plus(TOLERANCE).plusMillis(1), TOLERANCE))
                .isFalse();
    }
}
