package io.forbear.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Keysets in a directory, as Tink writes them in JSON. With a master key (an AEAD keyset in the
 * clear, mounted from the bank's secret store) the files in the directory are encrypted by it.
 *
 * <p>A keyset may hold several keys: the primary one seals, all of them open, so that a key is
 * replaced by adding one. Keysets for fingerprints are not replaced like that: fingerprints of an
 * older primary key are no longer found.
 */
public final class KeyFiles {
    static {
        register();
    }

    private final Path directory;
    private final @Nullable Aead master;

    private KeyFiles(Path directory, @Nullable Aead master) {
        this.directory = directory;
        this.master = master;
    }

    /** The keysets there are. Whoever has fewer tasks is given fewer files. */
    public enum Name {
        /** Wraps persons' keys, where no key management service does: contact-service alone. */
        STORED("stored-values.json", PredefinedAeadParameters.AES256_GCM),
        /** Makes fingerprints for look-up: contact-service alone. */
        LOOKUP("lookup.json", PredefinedMacParameters.HMAC_SHA256_256BITTAG),
        /** Seals what a command carries: contact-service and the gateways. */
        GATEWAY("gateway-endpoints.json", PredefinedAeadParameters.AES256_GCM),
        /** Recognises who answers a gateway: gateway-service alone. */
        RECIPIENTS("gateway-recipients.json", PredefinedMacParameters.HMAC_SHA256_256BITTAG);

        private final String file;
        private final Parameters parameters;

        Name(String file, Parameters parameters) {
            this.file = file;
            this.parameters = parameters;
        }

        public String file() {
            return file;
        }
    }

    /** Sets up Tink; again does no harm. */
    static void register() {
        try {
            AeadConfig.register();
            MacConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot be set up", e);
        }
    }

    /** Keysets in the clear, guarded by the permissions of their files. */
    public static KeyFiles in(Path directory) {
        return new KeyFiles(directory, null);
    }

    /**
     * Keysets encrypted by a master key.
     *
     * @throws IllegalArgumentException if the master key cannot be read
     */
    public static KeyFiles in(Path directory, Path masterKey) {
        return new KeyFiles(directory, primitive(plain(masterKey), Aead.class));
    }

    /** Makes all keysets that are not there. */
    public KeyFiles create() {
        return create(Name.values());
    }

    /**
     * Makes those keysets that are not there; files that exist are left alone. For development, and
     * for the first set-up of an installation.
     */
    public KeyFiles create(Name... names) {
        try {
            Files.createDirectories(directory);
            for (var name : names) {
                if (!Files.exists(directory.resolve(name.file))) {
                    store(name);
                }
            }
            return this;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot make keysets in " + directory, e);
        }
    }

    /** Gives another directory the same keyset, in place of one that is there. */
    public void lend(Name name, Path other) {
        try {
            Files.createDirectories(other);
            Files.copy(
                    directory.resolve(name.file),
                    other.resolve(name.file),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + name.file + " to " + other, e);
        }
    }

    /** Whether there is such a keyset. */
    public boolean has(Name name) {
        return Files.exists(directory.resolve(name.file));
    }

    /** Written aside and linked, so that a reader never sees half a keyset, and the first wins. */
    private void store(Name name) throws IOException, GeneralSecurityException {
        var handle = KeysetHandle.generateNew(name.parameters);
        var text =
                master == null
                        ? TinkJsonProtoKeysetFormat.serializeKeyset(
                                handle, InsecureSecretKeyAccess.get())
                        : TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                                handle, master, about(name));
        var aside = Files.createTempFile(directory, "new", ".tmp");
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(aside, text);
        try {
            Files.createLink(directory.resolve(name.file), aside);
        } catch (FileAlreadyExistsException _) {
            // somebody else was first: theirs counts
        }
        Files.delete(aside);
    }

    /**
     * What a keyset can do.
     *
     * @throws IllegalArgumentException naming the file if there is no such keyset in it
     */
    <P> P primitive(Name name, Class<P> type) {
        var file = directory.resolve(name.file);
        return primitive(master == null ? plain(file) : wrapped(file, master, name), type);
    }

    private static <P> P primitive(KeysetHandle handle, Class<P> type) {
        try {
            return handle.getPrimitive(RegistryConfiguration.get(), type);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the keyset is not for " + type.getSimpleName(), e);
        }
    }

    private static KeysetHandle plain(Path file) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(text(file), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " is no keyset in the clear", e);
        }
    }

    private static KeysetHandle wrapped(Path file, Aead master, Name name) {
        try {
            return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(text(file), master, about(name));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    file + " is no keyset that the master key encrypts", e);
        }
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no keyset " + file);
        }
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static byte[] about(Name name) {
        return name.name().getBytes(US_ASCII);
    }
}
