package io.forbear.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A key management service as Tink's clients of real ones are plugged in, with one key. */
public final class TestKms implements KmsClient {
    static final AtomicInteger UNWRAPPED = new AtomicInteger();
    private static final Aead KEY = key();

    private static Aead key() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean doesSupport(String keyUri) {
        return keyUri.startsWith("test-kms://");
    }

    @Override
    public KmsClient withCredentials(@Nullable String path) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String keyUri) {
        return new Aead() {
            @Override
            public byte[] encrypt(byte[] plain, byte @Nullable [] about)
                    throws GeneralSecurityException {
                return KEY.encrypt(plain, about);
            }

            @Override
            public byte[] decrypt(byte[] sealed, byte @Nullable [] about)
                    throws GeneralSecurityException {
                UNWRAPPED.incrementAndGet();
                return KEY.decrypt(sealed, about);
            }
        };
    }
}
