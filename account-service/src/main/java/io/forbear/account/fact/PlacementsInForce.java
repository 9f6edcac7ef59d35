package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
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

    private final AccountRows rows;
    private final JsonMapper json;

    PlacementsInForce(AccountRows rows, JsonMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /** The placements of those accounts that the creditor does not collect itself. */
    public Mono<Map<AccountId, Placement>> on(Collection<AccountId> accounts) {
        return rows.on(accounts, ON_ACCOUNTS, this::placement);
    }

    private Placement placement(Readable row) {
        return json.readValue(get(row, "told", String.class), Placement.class);
    }
}
