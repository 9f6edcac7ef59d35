package io.forbear.account;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Looks into the service's database. */
final class Database {
    private Database() {}

    /** The first column of the first row; an empty text if there is none. */
    static String text(String sql, String parameter) {
        var database = WithAccountService.DATABASE;
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
