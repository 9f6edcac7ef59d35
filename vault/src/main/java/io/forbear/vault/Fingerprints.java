package io.forbear.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Mac;
import java.security.GeneralSecurityException;

/**
 * HMAC-SHA-256 of texts: the same for equal ones, and nothing to be learnt from it without the key.
 */
final class Fingerprints {
    private final Mac mac;

    Fingerprints(Mac mac) {
        this.mac = mac;
    }

    byte[] of(String text) {
        try {
            return mac.computeMac(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a fingerprint", e);
        }
    }
}
