package io.forbear.account.portfolio;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;

import io.forbear.account.portfolio.AccountDetails.HistoryEntry;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Finds what was told about an account. */
@Component
class AccountHistory {
    private static final String OF_ACCOUNT =
            """
            SELECT * FROM stage_change
            WHERE account_id = :accountId AND sequence < :before
                AND (NOT :moves OR previous_stage IS DISTINCT FROM stage)
            ORDER BY sequence DESC
            LIMIT :limit
            """;

    private static final String UNTIL =
            """
            SELECT * FROM stage_change WHERE account_id = :accountId AND changed_at <= :until
            ORDER BY sequence DESC
            LIMIT :limit
            """;

    private final DatabaseClient database;

    AccountHistory(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The newest first.
     *
     * @param moves only those from one stage to another
     * @param before only those with a smaller number
     */
    Flux<HistoryEntry> of(String accountId, boolean moves, long before, int limit) {
        return database.sql(OF_ACCOUNT)
                .bind("accountId", accountId)
                .bind("moves", moves)
                .bind("before", before)
                .bind("limit", limit)
                .map(AccountHistory::entry)
                .all();
    }

    /** What had been told by an instant, the newest first. */
    Flux<HistoryEntry> until(String accountId, Instant until, int limit) {
        return database.sql(UNTIL)
                .bind("accountId", accountId)
                .bind("until", until)
                .bind("limit", limit)
                .map(AccountHistory::entry)
                .all();
    }

    private static HistoryEntry entry(Readable row) {
        return new HistoryEntry(
                get(row, "sequence", Long.class),
                get(row, "stage", String.class),
                row.get("previous_stage", String.class),
                get(row, "cause", String.class),
                row.get("causation_id", UUID.class),
                get(row, "as_of", LocalDate.class),
                get(row, "changed_at", Instant.class),
                row.get("overdue_since", LocalDate.class),
                money(row, "amount_overdue"),
                money(row, "balance"));
    }
}
