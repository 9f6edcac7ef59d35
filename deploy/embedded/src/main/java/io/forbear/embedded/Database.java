package io.forbear.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database and the roles that use it.
 *
 * @param port on 127.0.0.1
 * @param user whose rows they are to read and write
 * @param owner who owns it and changes its schema; may be the same
 * @param authority PEM of who vouches for the server; null: it speaks without TLS
 */
public record Database(
        int port,
        String name,
        String user,
        String password,
        String owner,
        String ownerPassword,
        @Nullable Path authority) {

    /** One with a single role, of a server without TLS. */
    public Database(int port, String name, String user, String password) {
        this(port, name, user, password, user, password, null);
    }

    /** For Flyway and JDBC. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name)
                + (authority == null ? "" : "?sslmode=verify-full&sslrootcert=" + authority);
    }

    /** For R2DBC. */
    public String r2dbcUrl() {
        return "r2dbc:postgresql://127.0.0.1:%d/%s".formatted(port, name)
                + (authority == null ? "" : "?sslMode=verify-full&sslRootCert=" + authority);
    }

    @Override
    public String toString() {
        return "Database[" + jdbcUrl() + ", " + user + "]";
    }
}
