package io.forbear.embedded;

/**
 * A PostgreSQL database and the role that owns it.
 *
 * @param port on 127.0.0.1
 */
public record Database(int port, String name, String user, String password) {

    /** For Flyway and JDBC. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    }

    /** For R2DBC. */
    public String r2dbcUrl() {
        return "r2dbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    }

    @Override
    public String toString() {
        return "Database[" + jdbcUrl() + ", " + user + "]";
    }
}
