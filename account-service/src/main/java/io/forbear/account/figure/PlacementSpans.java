package io.forbear.account.figure;

import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.AccountId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out which accounts are and were with which agency. */
@Component
class PlacementSpans {
    private static final String OF =
            """
            SELECT account_id, agency_id, placed_at, recalled_at FROM placement
            WHERE account_id = ANY (:accountIds)
            """;

    private final DatabaseClient database;

    PlacementSpans(DatabaseClient database) {
        this.database = database;
    }

    private record Row(AccountId account, PlacementSpan placement) {}

    /** The placements of these accounts; nothing for one that was never placed. */
    Mono<Map<AccountId, List<PlacementSpan>>> of(List<AccountId> accounts) {
        return database.sql(OF)
                .bind("accountIds", accounts.stream().map(AccountId::value).toArray(String[]::new))
                .map(PlacementSpans::row)
                .all()
                .collect(
                        Collectors.groupingBy(
                                Row::account,
                                Collectors.mapping(Row::placement, Collectors.toList())));
    }

    private static Row row(Readable row) {
        return new Row(
                new AccountId(get(row, "account_id", String.class)),
                new PlacementSpan(
                        get(row, "agency_id", String.class),
                        get(row, "placed_at", Instant.class),
                        row.get("recalled_at", Instant.class)));
    }
}
