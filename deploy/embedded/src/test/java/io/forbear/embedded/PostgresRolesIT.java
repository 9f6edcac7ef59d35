package io.forbear.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.embedded.PostgresServer.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server over TLS, and what the roles of a service may do in it. */
class PostgresRolesIT {
    private static final String SUPERUSER = "postgres";

    private static Path directory;
    private static PostgresServer server;
    private static RunningProgram running;
    private static Database account;
    private static Database contact;

    @BeforeAll
    static void start() throws Exception {
        directory = TestDirectory.create();
        var certificates = Certificates.in(directory.resolve("certificates"));
        server =
                new PostgresServer(
                        Ports.free(1)[0],
                        directory.resolve("postgres"),
                        directory.resolve("postgres.log"),
                        "of the superuser",
                        Durability.FLEETING,
                        ServerTls.of(certificates, SUPERUSER));
        running = server.prepare().start().awaitReady(Duration.ofMinutes(1));
        account = server.ensureServiceDatabase("account", "o'wner", "service 1");
        contact = server.ensureServiceDatabase("contact", "owner 2", "service 2");
        execute(
                asOwner(account),
                "CREATE TABLE debts (id bigserial PRIMARY KEY, amount numeric)",
                "INSERT INTO debts (amount) VALUES (5)");
        execute(asOwner(contact), "CREATE TABLE debtors (id bigint)");
    }

    @AfterAll
    static void stop() throws IOException {
        running.stop(Duration.ofSeconds(15));
        Cache.delete(directory);
    }

    @Test
    void letsAServiceWorkWithTheRowsThatItsOwnerMadeRoomFor() throws SQLException {
        execute(
                account,
                "INSERT INTO debts (amount) VALUES (7)",
                "UPDATE debts SET amount = 8 WHERE amount = 7",
                "DELETE FROM debts WHERE amount = 8");
        assertThat(answer(account, "SELECT count(*) FROM debts")).isEqualTo("1");
    }

    @Test
    void letsAServiceChangeNoSchema() throws SQLException {
        refuses(account, "CREATE TABLE mine (id bigint)");
        refuses(account, "CREATE SCHEMA mine");
        refuses(account, "ALTER TABLE debts ADD COLUMN note text");
        refuses(account, "DROP TABLE debts");
        refuses(account, "TRUNCATE debts");
        refuses(account, "SET ROLE account_owner");
    }

    @Test
    void letsNobodyOfAServiceIntoAnothersDatabase() {
        var port = server.port();
        for (var other : new Database[] {account, asOwner(account)}) {
            var there =
                    new Database(
                            port,
                            "contact",
                            other.user(),
                            other.password(),
                            other.owner(),
                            other.ownerPassword(),
                            other.authority());
            assertThatThrownBy(() -> open(there))
                    .hasMessageContaining("permission denied for database \"contact\"");
        }
    }

    @Test
    void givesRolesNoRightsBeyondTheirDatabase() throws SQLException {
        var own =
                """
                SELECT count(*) FROM pg_database WHERE pg_get_userbyid(datdba) = current_user
                    AND datname <> current_database()
                """;
        for (var role : new Database[] {account, asOwner(account)}) {
            assertThat(
                            answer(
                                    role,
                                    "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication"
                                            + " OR rolbypassrls FROM pg_roles WHERE rolname ="
                                            + " current_user"))
                    .isEqualTo("f");
            assertThat(answer(role, own)).isEqualTo("0");
            refuses(role, "CREATE DATABASE mine");
            refuses(role, "CREATE ROLE mine");
            refuses(role, "ALTER ROLE contact_service PASSWORD 'mine'");
            refuses(role, "SELECT pg_read_file('/etc/passwd')");
        }
        assertThat(
                        answer(
                                account,
                                "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) ="
                                        + " current_user"))
                .isEqualTo("0");
    }

    @Test
    void speaksNothingButTlsWithWhomItIsTrusted(@TempDir Path folder) throws SQLException {
        assertThat(answer(account, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                .isEqualTo("t");
        var address = "jdbc:postgresql://127.0.0.1:%d/account?sslmode=".formatted(server.port());
        var user = account.user();
        var word = account.password();
        assertThatThrownBy(() -> DriverManager.getConnection(address + "disable", user, word))
                .hasMessageContaining("no pg_hba.conf entry");
        var stranger = Certificates.in(folder).authority();
        assertThatThrownBy(
                        () ->
                                DriverManager.getConnection(
                                        address + "verify-full&sslrootcert=" + stranger,
                                        user,
                                        word))
                .hasMessageContaining("SSL error");
    }

    @Test
    void takesOverTheDatabaseOfAReleaseThatHadOneRole() throws SQLException {
        var before = server.ensureDatabase("plan", "once");
        execute(before, "CREATE TABLE plans (id bigint)", "INSERT INTO plans VALUES (1)");

        var plan = server.ensureServiceDatabase("plan", "owner 3", "service 3");

        assertThat(answer(plan, "SELECT count(*) FROM plans")).isEqualTo("1");
        execute(asOwner(plan), "ALTER TABLE plans ADD COLUMN note text");
        assertThatThrownBy(() -> open(before)).hasMessageContaining("not permitted to log in");
    }

    @Test
    void changesPasswordsWhenItIsRunAgain() throws SQLException {
        server.ensureServiceDatabase("gateway", "a", "b");
        var changed = server.ensureServiceDatabase("gateway", "c", "d");
        assertThat(answer(changed, "SELECT 1")).isEqualTo("1");
    }

    private static Database asOwner(Database database) {
        return new Database(
                database.port(),
                database.name(),
                database.owner(),
                database.ownerPassword(),
                database.owner(),
                database.ownerPassword(),
                database.authority());
    }

    private static Connection open(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
    }

    private static void execute(Database database, String... statements) throws SQLException {
        try (var connection = open(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void refuses(Database database, String sql) {
        assertThatThrownBy(() -> execute(database, sql))
                .as(sql)
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    private static String answer(Database database, String sql) throws SQLException {
        try (var connection = open(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
