package io.forbear.account.legal;

import static io.forbear.service.row.Column.get;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Copies out all that is kept about an account, table by table, as the database writes JSON. Tables
 * of other parts are read here as they are: the evidence is what is kept, not an opinion on it.
 */
@Component
class AccountRecords {
    private static final Map<String, String> TABLES =
            new TreeMap<>(
                    Map.of(
                            "account/account.json", "account ORDER BY t.account_id",
                            "account/statements.json",
                                    "statement ORDER BY t.occurred_at, t.event_id",
                            "account/postings.json", "posting ORDER BY t.occurred_at, t.event_id",
                            "account/circumstances.json",
                                    "circumstance ORDER BY t.effective_at, t.from_date, t.event_id",
                            "account/plans.json", "plan_fact ORDER BY t.effective_at, t.event_id",
                            "account/corrections.json",
                                    "superseded_fact ORDER BY t.superseded_at, t.event_id",
                            "account/stages.json", "stage_change ORDER BY t.sequence",
                            "account/placements.json", "placement ORDER BY t.placement_id",
                            "account/write-off.json", "write_off ORDER BY t.account_id",
                            "account/credit-reports.json", "credit_report ORDER BY t.report_id"));

    private final DatabaseClient database;

    AccountRecords(DatabaseClient database) {
        this.database = database;
    }

    /** The documents by the name of their file. */
    Mono<Map<String, byte[]>> of(String accountId) {
        return Flux.fromIterable(TABLES.entrySet())
                .concatMap(
                        table ->
                                rows(accountId, table.getValue())
                                        .map(json -> Map.entry(table.getKey(), json)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<byte[]> rows(String accountId, String tableInOrder) {
        var parts = tableInOrder.split(" ", 2);
        return database.sql(
                        """
                        SELECT jsonb_pretty(coalesce(jsonb_agg(to_jsonb(t) %s), '[]')) AS json
                        FROM %s t WHERE account_id = :accountId
                        """
                                .formatted(parts[1], parts[0]))
                .bind("accountId", accountId)
                .map(row -> get(row, "json", String.class).getBytes(UTF_8))
                .one();
    }
}
