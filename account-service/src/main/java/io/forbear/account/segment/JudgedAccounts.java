package io.forbear.account.segment;

import io.forbear.account.fact.AccountId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Keeps in which segments accounts are, and when they are judged next. */
@Component
class JudgedAccounts {
    private static final String NOT_YET =
            """
            SELECT id FROM unnest(:accountIds) AS about (id)
            WHERE NOT EXISTS (SELECT FROM segment_in_force WHERE account_id = id)
            """;

    /** Those that an event holds are left to the next look. */
    private static final String HOLD_DUE =
            """
            SELECT account_id FROM (
                SELECT account_id FROM segment_in_force WHERE due_at <= :now
                ORDER BY due_at, account_id LIMIT :limit) AS due
            WHERE pg_try_advisory_xact_lock(hashtextextended(account_id, 0))
            """;

    private static final String TAKE_LATE =
            """
            WITH late AS (
                DELETE FROM segment_late WHERE segment_late_id IN (
                    SELECT segment_late_id FROM segment_late
                    ORDER BY segment_late_id LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING account_id, debtor_id)
            UPDATE segment_in_force SET due_at = LEAST(due_at, :now)
            WHERE account_id IN (
                SELECT account_id FROM late WHERE account_id IS NOT NULL
                UNION
                SELECT account.account_id FROM late JOIN account USING (debtor_id)
                WHERE late.account_id IS NULL)
            """;

    private static final String STORE =
            """
            INSERT INTO segment_in_force (
                account_id, debtor_id, risk, willingness, tables, since, judged_on, due_at)
            SELECT account_id, debtor_id, risk, willingness, tables, since, judged_on, due_at
            FROM jsonb_populate_recordset(CAST(NULL AS segment_in_force), CAST(:rows AS jsonb))
            ON CONFLICT (account_id) DO UPDATE SET
                debtor_id = excluded.debtor_id,
                risk = excluded.risk,
                willingness = excluded.willingness,
                tables = excluded.tables,
                since = CASE
                    WHEN segment_in_force.risk = excluded.risk
                        AND segment_in_force.willingness = excluded.willingness
                    THEN segment_in_force.since ELSE excluded.since END,
                judged_on = excluded.judged_on,
                due_at = excluded.due_at
            """;

    private static final String FORGET =
            "DELETE FROM segment_in_force WHERE account_id = ANY (:accountIds)";

    /** Whoever was judged by other tables is judged anew. */
    private static final String BY_OTHER_TABLES =
            """
            UPDATE segment_in_force SET due_at = LEAST(due_at, :now)
            WHERE tables <> :tables AND due_at > :now
            """;

    private static final JsonMapper ROWS =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private final DatabaseClient database;

    JudgedAccounts(DatabaseClient database) {
        this.database = database;
    }

    /** A row of the table: a component for each of its columns. */
    private record Row(
            String accountId,
            String debtorId,
            String risk,
            String willingness,
            String tables,
            Instant since,
            LocalDate judgedOn,
            Instant dueAt) {}

    /** Those of some accounts that nobody has judged yet. */
    Mono<List<AccountId>> notYetJudged(Collection<AccountId> accounts) {
        return ids(database.sql(NOT_YET).bind("accountIds", texts(accounts)));
    }

    /** Some accounts that are due; holds them until the transaction ends. */
    Mono<List<AccountId>> holdDue(Instant now, int limit) {
        return ids(database.sql(HOLD_DUE).bind("now", now).bind("limit", limit));
    }

    /** Makes accounts due of which something became known that lies back; the number of rows. */
    Mono<Long> noteLate(Instant now, int limit) {
        return database.sql(TAKE_LATE).bind("now", now).bind("limit", limit).fetch().rowsUpdated();
    }

    /** Makes accounts due that were judged by other tables than these. */
    Mono<Void> noteTables(String tables, Instant now) {
        return database.sql(BY_OTHER_TABLES).bind("tables", tables).bind("now", now).then();
    }

    Mono<Void> store(Collection<Judgement> judged, String tables, Instant now) {
        var rows =
                judged.stream()
                        .map(
                                one ->
                                        new Row(
                                                one.account().account().value(),
                                                one.account().debtor().value(),
                                                one.segments().risk(),
                                                one.segments().willingness(),
                                                tables,
                                                now,
                                                one.on(),
                                                one.nextAt()))
                        .toList();
        return rows.isEmpty()
                ? Mono.empty()
                : database.sql(STORE).bind("rows", ROWS.writeValueAsString(rows)).then();
    }

    /** Accounts of which no statement is known any more. */
    Mono<Void> forget(Collection<AccountId> accounts) {
        return accounts.isEmpty()
                ? Mono.empty()
                : database.sql(FORGET).bind("accountIds", texts(accounts)).then();
    }

    /** Holds an account until the transaction ends. */
    Mono<Void> hold(AccountId account) {
        return database.sql("SELECT pg_advisory_xact_lock(hashtextextended(:accountId, 0))")
                .bind("accountId", account.value())
                .map(_ -> true)
                .all()
                .then();
    }

    /** Looks at an account later; it cannot be judged now. */
    Mono<Void> postpone(AccountId account, Instant until) {
        return database.sql(
                        "UPDATE segment_in_force SET due_at = :until WHERE account_id = :accountId")
                .bind("until", until)
                .bind("accountId", account.value())
                .then();
    }

    private static Mono<List<AccountId>> ids(GenericExecuteSpec query) {
        return query.map(row -> new AccountId(get(row, 0))).all().collectList();
    }

    private static String get(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static String[] texts(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(String[]::new);
    }
}
