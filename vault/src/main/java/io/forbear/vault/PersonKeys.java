package io.forbear.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key for each person (AES-256-GCM), which exists only wrapped by the {@link MasterKey}. What was
 * sealed with it can be read by nobody once the wrapped key is destroyed, wherever copies of the
 * sealed value lie.
 *
 * <p>The keys used last are kept unwrapped in memory, so that a key management service is not asked
 * for each value; only who still has the wrapped key gets at one of them.
 */
public final class PersonKeys {
    private static final int KEPT = 1_000;

    private final Aead master;

    private final Map<ByteBuffer, Seals> unwrapped =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Seals> eldest) {
                    return size() > KEPT;
                }
            };

    private PersonKeys(Aead master) {
        this.master = master;
    }

    public static PersonKeys under(MasterKey master) {
        KeyFiles.register();
        return new PersonKeys(master.aead());
    }

    /**
     * A new key, wrapped.
     *
     * @param person whose it is; it can be used for nobody else
     */
    public byte[] create(String person) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                    master,
                    person.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a key for " + person, e);
        }
    }

    /**
     * Seals a value of a person.
     *
     * @param key of the person, wrapped
     * @param about what the value is; it opens as nothing else
     */
    public byte[] seal(byte[] key, String person, String about, String value) {
        return seals(key, person).seal(value, about);
    }

    /**
     * The value again.
     *
     * @throws BrokenSeal if it is of something else, or key or seal are not what they were
     */
    public String open(byte[] key, String person, String about, byte[] sealed) {
        return seals(key, person).open(sealed, about);
    }

    private Seals seals(byte[] key, String person) {
        var name = person.getBytes(UTF_8);
        var id = ByteBuffer.allocate(key.length + name.length).put(key).put(name).flip();
        synchronized (unwrapped) {
            var known = unwrapped.get(id);
            if (known != null) {
                return known;
            }
        }
        var made = unwrap(key, person);
        synchronized (unwrapped) {
            unwrapped.put(id, made);
        }
        return made;
    }

    private Seals unwrap(byte[] key, String person) {
        try {
            var handle =
                    TinkProtoKeysetFormat.parseEncryptedKeyset(key, master, person.getBytes(UTF_8));
            return new Seals(handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new BrokenSeal("cannot unwrap the key of " + person, e);
        }
    }

    /** Drops what is kept unwrapped, after keys were destroyed. */
    public void forget() {
        synchronized (unwrapped) {
            unwrapped.clear();
        }
    }
}
