package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Finds with whom accounts are placed now. */
@Component
public class PlacementsInForce {
    private static final String ON_ACCOUNT =
            """
            SELECT told::text AS told FROM placement
            WHERE account_id = :accountId AND recalled_at IS NULL
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    PlacementsInForce(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The placement of an account; empty: the creditor collects itself. */
    public Mono<Placement> on(AccountId account) {
        return database.sql(ON_ACCOUNT)
                .bind("accountId", account.value())
                .map(row -> json.readValue(get(row, "told", String.class), Placement.class))
                .one();
    }
}
