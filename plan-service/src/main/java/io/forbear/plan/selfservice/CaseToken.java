package io.forbear.plan.selfservice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A token that opens one case, as its bearer holds it. Only its digest is kept.
 *
 * @param text 32 random bytes in URL-safe Base64
 */
record CaseToken(String text) {
    static final int BYTES = 32;

    static CaseToken of(byte[] random) {
        if (random.length != BYTES) {
            throw new IllegalArgumentException(
                    "a token has " + BYTES + " bytes, found " + random.length);
        }
        return new CaseToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** SHA-256, in hexadecimal; enough for a text that nobody can guess. */
    String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A token has no place in a log. */
    @Override
    public String toString() {
        return "CaseToken[…]";
    }
}
