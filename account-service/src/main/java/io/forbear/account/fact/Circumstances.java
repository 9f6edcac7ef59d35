package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps circumstances and pauses. */
@Component
class Circumstances {
    /** Stands for every account of a debtor. */
    static final String EVERY_ACCOUNT = "";

    private static final String PUT =
            """
            WITH former AS (
                SELECT event_id FROM circumstance
                WHERE event_id = :eventId AND account_id = :accountId)
            INSERT INTO circumstance (
                event_id, account_id, debtor_id, kind, subject, state, effective_at, from_date,
                to_date, reason, recorded_by, recorded_at)
            VALUES (
                :eventId, :accountId, :debtorId, :kind, :subject, :state, :effectiveAt, :from,
                :to, :reason, :recordedBy, :recordedAt)
            ON CONFLICT (event_id, account_id) DO UPDATE SET
                debtor_id = excluded.debtor_id,
                kind = excluded.kind,
                subject = excluded.subject,
                state = excluded.state,
                effective_at = excluded.effective_at,
                from_date = excluded.from_date,
                to_date = excluded.to_date,
                reason = excluded.reason,
                recorded_by = excluded.recorded_by,
                recorded_at = excluded.recorded_at
            RETURNING EXISTS (SELECT FROM former) AS corrected
            """;

    private static final String WITHDRAW_ELSEWHERE =
            """
            UPDATE circumstance SET state = 'WITHDRAWN', recorded_at = :recordedAt
            WHERE event_id = :eventId AND account_id <> ALL (:accountIds) AND state <> 'WITHDRAWN'
            RETURNING account_id
            """;

    private static final String ON_ACCOUNTS =
            """
            SELECT about.id AS of_account, circumstance.*
            FROM unnest(:accountIds) AS about (id)
            JOIN circumstance ON circumstance.account_id = about.id
            WHERE state <> 'WITHDRAWN'
            UNION ALL
            SELECT about.id, circumstance.*
            FROM unnest(:accountIds) AS about (id)
            CROSS JOIN LATERAL (
                SELECT debtor_id FROM statement WHERE account_id = about.id
                ORDER BY occurred_at DESC, event_id DESC LIMIT 1) AS newest
            JOIN circumstance
                ON circumstance.account_id = '' AND circumstance.debtor_id = newest.debtor_id
            WHERE state <> 'WITHDRAWN'
            """;

    private final DatabaseClient database;

    Circumstances(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A fact as it is written down.
     *
     * @param accountId empty: every account of the debtor
     * @param state WITHDRAWN too, which is no fact any more
     * @param effectiveAt null for a pause
     * @param from null for what is no pause
     */
    record Entry(
            UUID eventId,
            String accountId,
            @Nullable String debtorId,
            String kind,
            String subject,
            String state,
            @Nullable Instant effectiveAt,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason,
            @Nullable String recordedBy) {}

    /**
     * Keeps a fact, in place of an earlier one with its event id on its account.
     *
     * @return whether there was an earlier one
     */
    Mono<Boolean> put(Entry entry, Instant recordedAt) {
        return database.sql(PUT)
                .bind("eventId", entry.eventId())
                .bind("accountId", entry.accountId())
                .bind("debtorId", orNull(entry.debtorId(), String.class))
                .bind("kind", entry.kind())
                .bind("subject", entry.subject())
                .bind("state", entry.state())
                .bind("effectiveAt", orNull(entry.effectiveAt(), Instant.class))
                .bind("from", orNull(entry.from(), LocalDate.class))
                .bind("to", orNull(entry.to(), LocalDate.class))
                .bind("reason", orNull(entry.reason(), String.class))
                .bind("recordedBy", orNull(entry.recordedBy(), String.class))
                .bind("recordedAt", recordedAt)
                .map(row -> get(row, "corrected", Boolean.class))
                .one();
    }

    /**
     * Takes back what an event said of all accounts but those its newest version names.
     *
     * @return the accounts that lost it; {@link #EVERY_ACCOUNT} among them if it was about all
     */
    Flux<String> withdrawElsewhere(UUID eventId, String[] accountIds, Instant recordedAt) {
        return database.sql(WITHDRAW_ELSEWHERE)
                .bind("eventId", eventId)
                .bind("recordedAt", recordedAt)
                .bind("accountIds", accountIds)
                .map(row -> get(row, "account_id", String.class))
                .all();
    }

    /** The facts on accounts, those about every account of their debtors included. */
    Flux<Fact> on(String[] accountIds) {
        return database.sql(ON_ACCOUNTS)
                .bind("accountIds", accountIds)
                .map(Circumstances::fact)
                .all();
    }

    /** A fact on the account that the row names as {@code of_account}. */
    static Fact fact(Readable row) {
        var eventId = get(row, "event_id", UUID.class);
        var account = new AccountId(get(row, "of_account", String.class));
        var kind = get(row, "kind", String.class);
        return kind.equals("PAUSE")
                ? new Pause(
                        eventId,
                        account,
                        get(row, "from_date", LocalDate.class),
                        row.get("to_date", LocalDate.class))
                : new Circumstance(
                        eventId,
                        account,
                        Circumstance.Kind.valueOf(kind),
                        get(row, "subject", String.class),
                        Circumstance.State.valueOf(get(row, "state", String.class)),
                        get(row, "effective_at", Instant.class));
    }
}
