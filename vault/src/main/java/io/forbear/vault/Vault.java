package io.forbear.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * Personal values as they lay in a database before each person had a {@linkplain PersonKeys key}:
 * each under a data key of its own, which the keyset wraps; and the keyed fingerprints by which
 * values are recognised.
 */
public final class Vault {
    private final Seals seals;
    private final Fingerprints fingerprints;

    private Vault(Seals seals, Fingerprints fingerprints) {
        this.seals = seals;
        this.fingerprints = fingerprints;
    }

    public static Vault with(KeyFiles keys) {
        try {
            var wrapping = keys.primitive(KeyFiles.Name.STORED, Aead.class);
            var envelope = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, wrapping);
            var mac = keys.primitive(KeyFiles.Name.LOOKUP, Mac.class);
            return new Vault(new Seals(envelope), new Fingerprints(mac));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot work with the keys", e);
        }
    }

    /**
     * Seals a value.
     *
     * @param about whose value it is; it opens for nobody else
     */
    public byte[] seal(String value, String about) {
        return seals.seal(value, about);
    }

    /**
     * The value again.
     *
     * @throws BrokenSeal if it was sealed for something else or with a key we do not have
     */
    public String open(byte[] sealed, String about) {
        return seals.open(sealed, about);
    }

    /**
     * HMAC-SHA-256: the same for equal values, and nothing to be learnt from it without the key.
     */
    public byte[] fingerprint(String value) {
        return fingerprints.of(value);
    }
}
