package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Finds with whom accounts are placed now. */
@Component
public class PlacementsInForce {
    private static final String ON_ACCOUNTS =
            """
            SELECT account_id, told::text AS told FROM placement
            WHERE account_id = ANY (:accountIds) AND recalled_at IS NULL
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    PlacementsInForce(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The placements of those accounts that the creditor does not collect itself. */
    public Mono<Map<AccountId, Placement>> on(Collection<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(ON_ACCOUNTS)
                .bind(
                        "accountIds",
                        accounts.stream().map(AccountId::value).distinct().toArray(String[]::new))
                .map(row -> Map.entry(new AccountId(text(row, "account_id")), placement(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Placement placement(Readable row) {
        return json.readValue(text(row, "told"), Placement.class);
    }

    private static String text(Readable row, String column) {
        return get(row, column, String.class);
    }
}
