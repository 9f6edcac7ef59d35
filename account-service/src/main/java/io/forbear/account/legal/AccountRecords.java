package io.forbear.account.legal;

import static io.forbear.service.row.Column.get;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Copies out all that is kept about an account, table by table, as the database writes JSON. What
 * is kept about every account of its debtor is among it. Tables of other parts are read here as
 * they are: the evidence is what is kept, not an opinion on it.
 */
@Component
class AccountRecords {
    private static final String OF_ACCOUNT = "account_id = :accountId";

    /** An empty account id stands for every account of the debtor. */
    private static final String OF_DEBTOR_TOO =
            "account_id = :accountId OR (account_id = '' AND debtor_id = :debtorId)";

    private static final List<Table> TABLES =
            List.of(
                    new Table("account", "account", OF_ACCOUNT, "t.account_id"),
                    new Table("statements", "statement", OF_ACCOUNT, "t.occurred_at, t.event_id"),
                    new Table("postings", "posting", OF_ACCOUNT, "t.occurred_at, t.event_id"),
                    new Table(
                            "circumstances",
                            "circumstance",
                            OF_DEBTOR_TOO,
                            "t.effective_at, t.from_date, t.event_id, t.account_id"),
                    new Table("plans", "plan_fact", OF_ACCOUNT, "t.effective_at, t.event_id"),
                    new Table(
                            "promises",
                            "promise_fact",
                            OF_ACCOUNT,
                            "t.promise_id, t.sequence, t.event_id"),
                    new Table(
                            "corrections",
                            "superseded_fact",
                            OF_DEBTOR_TOO,
                            "t.superseded_at, t.event_id, t.account_id"),
                    new Table("stages", "stage_change", OF_ACCOUNT, "t.sequence"),
                    new Table("placements", "placement", OF_ACCOUNT, "t.placement_id"),
                    new Table("write-off", "write_off", OF_ACCOUNT, "t.write_off_id"),
                    new Table("credit-reports", "credit_report", OF_ACCOUNT, "t.report_id"));

    /** What goes into a file, from which table, and in which order. */
    private record Table(String file, String name, String condition, String order) {
        boolean ofDebtorToo() {
            return condition.equals(OF_DEBTOR_TOO);
        }

        String sql() {
            return """
                   SELECT jsonb_pretty(coalesce(jsonb_agg(to_jsonb(t) ORDER BY %s), '[]')) AS json
                   FROM %s t WHERE %s
                   """
                    .formatted(order, name, condition);
        }
    }

    private final DatabaseClient database;

    AccountRecords(DatabaseClient database) {
        this.database = database;
    }

    /** The documents by the name of their file. */
    Mono<Map<String, byte[]>> of(String accountId, String debtorId) {
        return Flux.fromIterable(TABLES)
                .concatMap(
                        table ->
                                rows(table, accountId, debtorId)
                                        .map(json -> Map.entry(table.file(), json)))
                .collectMap(entry -> "account/" + entry.getKey() + ".json", Map.Entry::getValue);
    }

    private Mono<byte[]> rows(Table table, String accountId, String debtorId) {
        var sql = database.sql(table.sql()).bind("accountId", accountId);
        return (table.ofDebtorToo() ? sql.bind("debtorId", debtorId) : sql)
                .map(row -> get(row, "json", String.class).getBytes(UTF_8))
                .one();
    }
}
