package io.forbear.gateway.command;

import io.forbear.vault.BrokenSeal;
import io.forbear.vault.EndpointSeal;
import io.forbear.vault.KeyFiles;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Opens the numbers and addresses that commands bring. They are kept nowhere. */
@Component
class Recipients {
    private static final Logger LOG = LoggerFactory.getLogger(Recipients.class);

    private final @Nullable EndpointSeal seal;

    /**
     * With the key in a directory.
     *
     * @param keys of the directory; empty: there is no key
     */
    Recipients(@Value("${forbear.vault.keys:}") String keys) {
        seal = keys.isBlank() ? null : EndpointSeal.with(KeyFiles.in(Path.of(keys)));
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
}
