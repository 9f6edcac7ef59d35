package io.forbear.plan.selfservice;

import io.forbear.service.digest.Sha256;
import java.util.Base64;

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
        return Sha256.hex(text);
    }

    /** A token has no place in a log. */
    @Override
    public String toString() {
        return "CaseToken[…]";
    }
}
