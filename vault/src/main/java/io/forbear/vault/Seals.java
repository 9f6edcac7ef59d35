package io.forbear.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;

/** Authenticated encryption of texts, each bound to what it is about. */
final class Seals {
    private final Aead aead;

    Seals(Aead aead) {
        this.aead = aead;
    }

    byte[] seal(String text, String about) {
        try {
            return aead.encrypt(text.getBytes(UTF_8), about.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal the value of " + about, e);
        }
    }

    String open(byte[] sealed, String about) {
        try {
            return new String(aead.decrypt(sealed, about.getBytes(UTF_8)), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new BrokenSeal("cannot open the value of " + about, e);
        }
    }
}
