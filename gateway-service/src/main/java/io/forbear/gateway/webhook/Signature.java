package io.forbear.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a webhook: {@code t=SECONDS,v1=HEX}, where HEX is the HMAC-SHA256, by the key we
 * share with the provider, of {@code SECONDS.BODY}.
 *
 * @param at when it was signed, seconds since 1970
 */
record Signature(long at, String digits) {
    /** The header it comes in. */
    static final String HEADER = "Forbear-Signature";

    private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";

    /** Null if the header is not of that form. */
    static @Nullable Signature read(@Nullable String header) {
        var found = FORM.matcher(header == null ? "" : header);
        return found.matches()
                ? new Signature(Long.parseLong(found.group(1)), found.group(2))
                : null;
    }

    /** The signature of a body. */
    static Signature of(byte[] secret, long at, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((at + ".").getBytes(UTF_8));
            return new Signature(at, HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /**
     * Whether the body is signed by it, and not too long ago nor ahead of us. How long it takes
     * does not tell how much of it is right.
     */
    boolean holds(byte[] secret, byte[] body, Instant now, Duration tolerance) {
        var expected = of(secret, at, body).digits.getBytes(UTF_8);
        boolean isSigned = MessageDigest.isEqual(expected, digits.getBytes(UTF_8));
        var age = Duration.between(Instant.ofEpochSecond(at), now).abs();
        return isSigned && age.compareTo(tolerance) <= 0;
    }

    /** The header. */
    String header() {
        return "t=" + at + ",v1=" + digits;
    }
}
