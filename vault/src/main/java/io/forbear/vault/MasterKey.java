package io.forbear.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.security.GeneralSecurityException;
import java.util.ServiceLoader;

/**
 * The key that wraps persons' keys. On one machine it is a keyset in a file; in a bank it stays in
 * a key management service, which wraps and unwraps and never gives it away.
 */
public final class MasterKey {
    private final Aead aead;

    private MasterKey(Aead aead) {
        this.aead = aead;
    }

    /** The keyset {@link KeyFiles.Name#STORED}. */
    public static MasterKey in(KeyFiles keys) {
        return new MasterKey(keys.primitive(KeyFiles.Name.STORED, Aead.class));
    }

    /**
     * A key of a key management service, by whichever of Tink's {@link KmsClient}s on the class
     * path knows it; it signs in as its library does by default.
     *
     * @param uri for example {@code aws-kms://arn:aws:kms:…}, {@code gcp-kms://projects/…}
     * @throws IllegalArgumentException if no client knows it, or it cannot be used
     */
    public static MasterKey at(String uri) {
        for (var client : ServiceLoader.load(KmsClient.class)) {
            if (client.doesSupport(uri)) {
                return new MasterKey(aead(client, uri));
            }
        }
        throw new IllegalArgumentException("no KmsClient on the class path knows " + uri);
    }

    private static Aead aead(KmsClient client, String uri) {
        try {
            return client.withDefaultCredentials().getAead(uri);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot use the master key " + uri, e);
        }
    }

    Aead aead() {
        return aead;
    }
}
