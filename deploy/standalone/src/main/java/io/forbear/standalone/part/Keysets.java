package io.forbear.standalone.part;

import io.forbear.standalone.data.DataDirectory;
import io.forbear.vault.KeyFiles;
import io.forbear.vault.KeyFiles.Name;
import java.nio.file.Path;

/**
 * Keysets for development and for a first set-up, in the clear: each is made when it is first asked
 * for, and then stays.
 */
public record Keysets(DataDirectory data) {
    /** The folder of those that contact-service needs. */
    public Path ofContactService() {
        var directory = data.of("keysets");
        KeyFiles.in(directory).create(Name.STORED, Name.LOOKUP, Name.GATEWAY);
        return directory;
    }

    /**
     * The folder of those that gateway-service needs: it opens what commands bring, and nothing
     * that lies in contact-service's database.
     */
    public Path ofGatewayService() {
        var directory = data.of("gateway-keysets");
        KeyFiles.in(ofContactService()).lend(Name.GATEWAY, directory);
        KeyFiles.in(directory).create(Name.RECIPIENTS);
        return directory;
    }
}
