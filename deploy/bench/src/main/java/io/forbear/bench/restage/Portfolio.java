package io.forbear.bench.restage;

import io.forbear.embedded.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Accounts that a new day moves from M1 to M2, written straight into the service's tables. */
record Portfolio(Database database, int accounts) {
    private static final String STATEMENTS =
            """
            INSERT INTO statement (
                event_id, account_id, debtor_id, occurred_at, recorded_at, creditor, product,
                jurisdictions, coverage, charged_off, overdue_since, currency, amount_overdue,
                balance)
            SELECT gen_random_uuid(), 'A-' || n, 'D-' || n, now() - interval '9 days', now(),
                'BANK', 'CREDIT_CARD', ARRAY['CN'], 'FIRST_PARTY', false,
                CAST(now() AT TIME ZONE 'Asia/Shanghai' AS date) - 31, 'CNY', 100, 5000
            FROM generate_series(1, :accounts) AS n
            """;

    private static final String DUE =
            """
            INSERT INTO account (
                account_id, debtor_id, sequence, stage, ever_overdue, overdue_since, currency,
                amount_overdue, balance, creditor, product, jurisdictions, coverage, charged_off,
                next_stage_at, reached_since, reached_days)
            SELECT account_id, debtor_id, 1, 'M1', true, overdue_since, currency, amount_overdue,
                balance, creditor, product, jurisdictions, coverage, charged_off,
                date_trunc('day', now(), 'Asia/Shanghai'), overdue_since, 30
            FROM statement WHERE account_id LIKE 'A-%'
            """;

    /** Writes what is known of the accounts; the service does not look at them yet. */
    void write() {
        run(STATEMENTS.replace(":accounts", "" + accounts), "ANALYZE statement");
    }

    /** Midnight: all of them are due at once, and the database knows how many they are. */
    void letTheDayPass() {
        run(DUE, "ANALYZE account");
    }

    /** How many are not in their new stage yet. */
    long waiting() {
        try (var connection = connect();
                var sql = connection.createStatement();
                var rows =
                        sql.executeQuery(
                                "SELECT count(*) FROM account WHERE next_stage_at <= now()")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    private void run(String... statements) {
        try (var connection = connect();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var statement : statements) {
                sql.execute(statement);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the portfolio cannot be written", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
    }
}
