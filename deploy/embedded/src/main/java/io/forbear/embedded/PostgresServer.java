package io.forbear.embedded;

import static java.util.Objects.requireNonNull;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * One PostgreSQL server.
 *
 * @param port where clients connect
 * @param data its data directory; made by {@code initdb} at the first start
 * @param log where its output goes
 * @param password of the superuser {@code postgres}; counts at the first start
 * @param durability whether what it acknowledged survives a power cut
 * @param tls null: it speaks without
 */
public record PostgresServer(
        int port,
        Path data,
        Path log,
        String password,
        Durability durability,
        @Nullable ServerTls tls) {

    /** One without TLS. */
    public PostgresServer(int port, Path data, Path log, String password, Durability durability) {
        this(port, data, log, password, durability, null);
    }

    /** What an acknowledged transaction is worth. */
    public enum Durability {
        /** On disk, as it should be. */
        LASTING,
        /** Survives the process, not the machine: quick, for tests. */
        FLEETING
    }

    /** System property: how much memory it keeps pages in; by default little, as fits a laptop. */
    public static final String BUFFERS = "forbear.postgres.buffers";

    private static final String SUPERUSER = "postgres";
    private static final String DATABASE_EXISTS = "42P04";
    private static final String ROLE_EXISTS = "42710";

    /** Initialises the data directory unless that was done before; returns what to start. */
    public Program prepare() {
        var binaries = binaries();
        try {
            Files.createDirectories(data.getParent());
            if (!Files.exists(data.resolve("postgresql.conf"))) {
                initialise(binaries);
            }
            if (tls != null) {
                Files.writeString(clientRules(), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
            }
            return new Program(
                    "postgres",
                    command(binaries),
                    data,
                    log,
                    output -> output.get().contains("ready to accept connections"),
                    "INT"); // the fast shutdown: does not wait for clients to leave
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare PostgreSQL in " + data, e);
        }
    }

    /**
     * Makes the role and its database if they are missing, and sets the role's password.
     *
     * @throws ProgramFailure if the server refuses
     */
    public Database ensureDatabase(String name, String rolePassword) {
        var database =
                new Database(
                        port,
                        identifier(name),
                        name,
                        rolePassword,
                        name,
                        rolePassword,
                        authority());
        try (var connection = connect("postgres")) {
            // a role that exists already is no news, and its password none for the log
            execute(connection, "SET log_min_error_statement = panic");
            execute(connection, "SET log_statement = none");
            var role = "ROLE \"%s\" LOGIN PASSWORD '%s'".formatted(name, literal(rolePassword));
            if (!created(connection, "CREATE " + role, ROLE_EXISTS)) {
                execute(connection, "ALTER " + role);
            }
            created(
                    connection,
                    "CREATE DATABASE \"%s\" OWNER \"%s\"".formatted(name, name),
                    DATABASE_EXISTS);
            execute(connection, "REVOKE ALL ON DATABASE \"%s\" FROM PUBLIC".formatted(name));
            return database;
        } catch (SQLException e) {
            throw new ProgramFailure("cannot make database " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes the database of a service and its two roles, or brings them up to date: one owns it and
     * changes its schema, as the other one the service reads and writes rows. What it does stands
     * in {@code deploy/security/postgres}.
     *
     * @throws ProgramFailure if the server refuses
     */
    public Database ensureServiceDatabase(
            String name, String ownerPassword, String servicePassword) {
        var owner = identifier(name) + "_owner";
        try (var connection = connect("postgres")) {
            execute(connection, "SET log_statement = none");
            set(connection, "forbear.database", name);
            set(connection, "forbear.owner_password", ownerPassword);
            set(connection, "forbear.service_password", servicePassword);
            execute(connection, script("roles.sql"));
            created(
                    connection,
                    "CREATE DATABASE \"%s\" OWNER \"%s\"".formatted(name, owner),
                    DATABASE_EXISTS);
        } catch (SQLException e) {
            throw new ProgramFailure("cannot make database " + name + ": " + e.getMessage(), e);
        }
        try (var connection = connect(name)) {
            execute(connection, script("grants.sql"));
        } catch (SQLException e) {
            throw new ProgramFailure("cannot protect " + name + ": " + e.getMessage(), e);
        }
        return new Database(
                port, name, name + "_service", servicePassword, owner, ownerPassword, authority());
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private static String script(String name) {
        try (var in = PostgresServer.class.getResourceAsStream("postgres/" + name)) {
            return new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private @Nullable Path authority() {
        return tls == null ? null : tls.authority();
    }

    private Path clientRules() {
        return data.resolve("clients_hba.conf");
    }

    /** The server that runs on the data directory, whoever started it. */
    public static Optional<ProcessHandle> runningOn(Path data) {
        var file = data.resolve("postmaster.pid");
        try {
            // process id, data directory, start in seconds since 1970, …
            var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            if (lines.size() < 3) {
                return Optional.empty();
            }
            var begun = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return PidFile.running(Long.parseLong(lines.getFirst().strip()), begun);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Connection connect(String name) throws SQLException {
        var database =
                new Database(port, name, SUPERUSER, password, SUPERUSER, password, authority());
        return DriverManager.getConnection(database.jdbcUrl(), SUPERUSER, password);
    }

    private static boolean created(Connection connection, String sql, String existsAlready)
            throws SQLException {
        try {
            execute(connection, sql);
            return true;
        } catch (SQLException e) {
            if (existsAlready.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String identifier(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException(
                    "a database is named by lower-case letters, digits and _, found " + name);
        }
        return name;
    }

    private static String literal(String text) {
        return text.replace("'", "''");
    }

    private Path binaries() {
        var name = "postgres-" + Locations.ofThisBuild().postgresVersion();
        return Cache.ofThisUser()
                .unpacked(
                        name,
                        () ->
                                new XZInputStream(
                                        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                                                System.getProperty("os.name"),
                                                System.getProperty("os.arch"))));
    }

    private void initialise(Path binaries) throws IOException {
        var secret = Files.createTempFile("forbear", ".pw"); // readable by us alone
        Files.writeString(secret, password);
        var command = new ArrayList<>(NotRoot.prefix());
        command.addAll(
                List.of(
                        binaries.resolve("bin/initdb").toString(),
                        "--pgdata=" + data,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--wal-segsize=4"));
        if (durability == Durability.FLEETING) {
            command.add("--no-sync");
        }
        try {
            run(command);
        } finally {
            Files.delete(secret);
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new ProgramFailure("initdb: " + output);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted during initdb", e);
        }
    }

    private List<String> command(Path binaries) {
        var command = new ArrayList<>(NotRoot.prefix());
        command.addAll(List.of(binaries.resolve("bin/postgres").toString(), "-D", data.toString()));
        for (var setting : settings()) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    private List<String> settings() {
        var settings =
                new ArrayList<>(
                        List.of(
                                "listen_addresses=127.0.0.1",
                                "port=" + port,
                                "unix_socket_directories=",
                                // pools of every service, and of two instances of each
                                "max_connections=200",
                                "shared_buffers=" + System.getProperty(BUFFERS, "32MB"),
                                "io_method=sync",
                                "max_logical_replication_workers=0",
                                "jit=off",
                                "timezone=UTC",
                                "log_timezone=UTC",
                                "lc_messages=C"));
        if (durability == Durability.FLEETING) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        if (tls != null) {
            settings.addAll(
                    List.of(
                            "ssl=on",
                            "ssl_min_protocol_version=TLSv1.2",
                            "ssl_cert_file=" + tls.certificate().chain(),
                            "ssl_key_file=" + tls.certificate().key(),
                            "hba_file=" + clientRules()));
        }
        return settings;
    }
}
