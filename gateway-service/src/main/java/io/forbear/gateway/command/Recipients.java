package io.forbear.gateway.command;

import io.forbear.gateway.provider.GatewaySettings;
import io.forbear.gateway.provider.Provider;
import io.forbear.gateway.provider.Providers;
import io.forbear.service.digest.Sha256;
import io.forbear.vault.BrokenSeal;
import io.forbear.vault.EndpointSeal;
import io.forbear.vault.KeyFiles;
import io.forbear.vault.RecipientMarks;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Opens the numbers and addresses that commands bring, and knows them again. They are kept nowhere
 * but as marks that nobody can read.
 */
@Component
class Recipients {
    private static final Logger LOG = LoggerFactory.getLogger(Recipients.class);

    private final @Nullable EndpointSeal seal;
    private final @Nullable RecipientMarks marks;

    /**
     * With the keys in a directory.
     *
     * @param keys of the directory; empty: there are none
     * @param masterKey by which they are encrypted; empty: they are in the clear
     * @throws IllegalArgumentException if somebody here carries messages and there are no keys
     */
    Recipients(
            @Value("${forbear.vault.keys:}") String keys,
            @Value("${forbear.vault.master-key:}") String masterKey,
            Providers providers,
            GatewaySettings settings) {
        if (keys.isBlank() && !providers.all().isEmpty() && !settings.opaqueEndpoints()) {
            throw new IllegalArgumentException(
                    "forbear.vault.keys is not set, so that no number or address can be opened; if"
                            + " the providers resolve opaque ids, set"
                            + " forbear.gateway.opaque-endpoints");
        }
        var files = keys.isBlank() ? null : files(Path.of(keys), masterKey);
        seal = files == null ? null : EndpointSeal.with(files);
        marks =
                files == null || !files.has(KeyFiles.Name.RECIPIENTS)
                        ? null
                        : RecipientMarks.with(files);
        if (files != null && marks == null) {
            LOG.warn(
                    "there is no {} in {}: answers are known by their message only, not by who"
                            + " sends them",
                    KeyFiles.Name.RECIPIENTS.file(),
                    keys);
        }
    }

    private static KeyFiles files(Path keys, String masterKey) {
        return masterKey.isBlank() ? KeyFiles.in(keys) : KeyFiles.in(keys, Path.of(masterKey));
    }

    /**
     * Where a message goes.
     *
     * @param endpoint opaque id, which stands for itself where nothing is sealed
     * @return null if it is sealed and cannot be opened
     */
    @Nullable String of(String commandId, String endpoint, @Nullable ByteBuffer sealed) {
        if (sealed == null) {
            return endpoint;
        }
        if (seal == null) {
            LOG.error("command {} is sealed, and forbear.vault.keys is not set", commandId);
            return null;
        }
        var bytes = new byte[sealed.remaining()];
        sealed.duplicate().get(bytes);
        try {
            return seal.open(bytes, commandId);
        } catch (BrokenSeal broken) {
            LOG.error("command {} cannot be opened", commandId, broken);
            return null;
        }
    }

    /** By what a number or address is known again; null: it is not, or there is no key for it. */
    byte @Nullable [] mark(Provider provider, @Nullable String recipient) {
        return marks == null || recipient == null || recipient.isBlank()
                ? null
                : marks.of(RecipientForm.of(provider.medium(), recipient, provider.region()));
    }

    /**
     * By what a text is known again that may hold a number, and is easily guessed: without the key
     * nothing is to be learnt from it. Where there is no key, it is plain.
     */
    String digest(String text) {
        return marks == null ? Sha256.hex(text) : HexFormat.of().formatHex(marks.of(text));
    }

    /** Whether anybody can be known again. */
    boolean knowsSenders() {
        return marks != null;
    }

    /** Seals what a person wrote, and from where; null: there is no key. */
    byte @Nullable [] seal(String text, String about) {
        return seal == null ? null : seal.seal(text, about);
    }

    /** What was sealed so; null if it cannot be opened. */
    @Nullable String open(byte @Nullable [] sealed, String about) {
        try {
            return seal == null || sealed == null ? null : seal.open(sealed, about);
        } catch (BrokenSeal broken) {
            LOG.error("{} cannot be opened", about, broken);
            return null;
        }
    }
}
