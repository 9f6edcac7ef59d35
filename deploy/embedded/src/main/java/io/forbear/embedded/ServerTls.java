package io.forbear.embedded;

import io.forbear.embedded.Certificates.ServerCertificate;
import java.nio.file.Path;

/**
 * That a server speaks nothing but TLS.
 *
 * @param authority what its clients trust, PEM
 */
public record ServerTls(Path authority, ServerCertificate certificate) {
    /** One that the authority of a directory vouches for. */
    public static ServerTls of(Certificates certificates, String server) {
        return new ServerTls(certificates.authority(), certificates.of(server));
    }
}
