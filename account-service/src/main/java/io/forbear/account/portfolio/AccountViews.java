package io.forbear.account.portfolio;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.Zones;
import io.forbear.account.portfolio.AccountDetails.FactSummary;
import io.forbear.account.portfolio.AccountDetails.HistoryEntry;
import io.forbear.account.portfolio.AccountDetails.PlanEntry;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds accounts for those who ask. */
@Component
class AccountViews {
    private static final int HISTORY_LIMIT = 200;

    private static final String FACTS =
            """
            SELECT
                (SELECT count(*) FROM statement WHERE account_id = :accountId) AS statements,
                (SELECT count(*) FROM posting WHERE account_id = :accountId) AS postings,
                (SELECT count(*) FROM superseded_fact WHERE account_id = :accountId) AS corrections,
                newest.occurred_at,
                newest.recorded_at
            FROM (SELECT occurred_at, recorded_at FROM statement
                  WHERE account_id = :accountId
                  ORDER BY occurred_at DESC, event_id DESC
                  LIMIT 1) AS newest
            """;

    private static final String PLANS =
            """
            SELECT plan_id, kind, effective_at, recorded_at FROM plan_fact
            WHERE account_id = :accountId AND kind <> 'WITHDRAWN'
            ORDER BY effective_at, kind, plan_id
            """;

    private static final String HISTORY =
            """
            SELECT * FROM stage_change WHERE account_id = :accountId
            ORDER BY sequence DESC
            LIMIT :limit
            """;

    private final DatabaseClient database;
    private final Zones zones;
    private final Clock clock;

    AccountViews(DatabaseClient database, Zones zones, Clock clock) {
        this.database = database;
        this.zones = zones;
        this.clock = clock;
    }

    Mono<AccountView> find(String accountId) {
        return database.sql("SELECT * FROM account WHERE account_id = :accountId")
                .bind("accountId", accountId)
                .map(this::view)
                .one();
    }

    /**
     * Accounts in the order of their ids.
     *
     * @param stage only those in this stage; null: in any
     * @param debtorId only those of this debtor; null: of anybody
     * @param after where to go on: an account id, or an empty text
     */
    Flux<AccountView> list(
            @Nullable String stage, @Nullable String debtorId, String after, int limit) {
        var sql =
                "SELECT * FROM account WHERE account_id > :after"
                        + (stage == null ? "" : " AND stage = :stage")
                        + (debtorId == null ? "" : " AND debtor_id = :debtorId")
                        + " ORDER BY account_id LIMIT :limit";
        var spec = database.sql(sql).bind("after", after).bind("limit", limit);
        spec = stage == null ? spec : spec.bind("stage", stage);
        spec = debtorId == null ? spec : spec.bind("debtorId", debtorId);
        return spec.map(this::view).all();
    }

    private AccountView view(Readable row) {
        return AccountView.of(row, zones, clock.instant());
    }

    /** What is known about an account, and its history. */
    Mono<AccountDetails> details(AccountView account) {
        var accountId = account.accountId();
        return Mono.zip(plans(accountId), history(accountId))
                .flatMap(
                        found ->
                                facts(accountId, found.getT1())
                                        .map(
                                                facts ->
                                                        new AccountDetails(
                                                                account, facts, found.getT2())));
    }

    private Mono<FactSummary> facts(String accountId, List<PlanEntry> plans) {
        return database.sql(FACTS)
                .bind("accountId", accountId)
                .map(
                        row ->
                                new FactSummary(
                                        get(row, "statements", Long.class),
                                        get(row, "occurred_at", Instant.class),
                                        get(row, "recorded_at", Instant.class),
                                        get(row, "postings", Long.class),
                                        get(row, "corrections", Long.class),
                                        plans))
                .one();
    }

    private Mono<List<PlanEntry>> plans(String accountId) {
        return database.sql(PLANS)
                .bind("accountId", accountId)
                .map(
                        row ->
                                new PlanEntry(
                                        get(row, "plan_id", String.class),
                                        get(row, "kind", String.class),
                                        get(row, "effective_at", Instant.class),
                                        get(row, "recorded_at", Instant.class)))
                .all()
                .collectList();
    }

    private Mono<List<HistoryEntry>> history(String accountId) {
        return database.sql(HISTORY)
                .bind("accountId", accountId)
                .bind("limit", HISTORY_LIMIT)
                .map(AccountViews::historyEntry)
                .all()
                .collectList();
    }

    private static HistoryEntry historyEntry(Readable row) {
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
