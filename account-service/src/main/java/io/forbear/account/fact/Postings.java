package io.forbear.account.fact;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps postings. */
@Component
public class Postings {
    private static final String PUT =
            """
            WITH former AS (SELECT account_id FROM posting WHERE event_id = :eventId)
            INSERT INTO posting (
                event_id, account_id, debtor_id, occurred_at, recorded_at, payment_id, kind,
                currency, amount, effective_date, reverses_payment_id, plan_id)
            SELECT
                :eventId, :accountId, :debtorId, :occurredAt, :recordedAt, :paymentId, :kind,
                :currency, :amount, :effectiveDate, :reversesPaymentId, :planId
            FROM (SELECT pg_advisory_xact_lock(hashtextextended(:accountId, 0))) AS held
            ON CONFLICT (event_id) DO UPDATE SET
                account_id = excluded.account_id,
                debtor_id = excluded.debtor_id,
                occurred_at = excluded.occurred_at,
                recorded_at = excluded.recorded_at,
                payment_id = excluded.payment_id,
                kind = excluded.kind,
                currency = excluded.currency,
                amount = excluded.amount,
                effective_date = excluded.effective_date,
                reverses_payment_id = excluded.reverses_payment_id,
                plan_id = excluded.plan_id
            RETURNING (SELECT account_id FROM former) AS former_account_id
            """;

    private static final String ON_ACCOUNTS =
            """
            SELECT posting.* FROM unnest(:accountIds) AS about (id)
            JOIN posting ON posting.account_id = about.id
            """;

    private final DatabaseClient database;

    Postings(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Holds the account, and keeps a posting, in place of an earlier one with its event id.
     *
     * @return the account that one was on; empty for a new posting
     */
    Mono<AccountId> put(Posting posting, Instant recordedAt) {
        return database.sql(PUT)
                .bind("eventId", posting.eventId())
                .bind("accountId", posting.accountId().value())
                .bind("debtorId", posting.debtorId().value())
                .bind("occurredAt", posting.occurredAt())
                .bind("recordedAt", recordedAt)
                .bind("paymentId", posting.paymentId())
                .bind("kind", posting.kind().name())
                .bind("currency", posting.amount().currency())
                .bind("amount", posting.amount().amount())
                .bind("effectiveDate", posting.effectiveDate())
                .bind("reversesPaymentId", orNull(posting.reversesPaymentId(), String.class))
                .bind("planId", orNull(posting.planId(), String.class))
                .map(Facts::formerAccount)
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    /** What was posted on accounts, each event as it reads now. */
    public Flux<Posting> on(String[] accountIds) {
        return database.sql(ON_ACCOUNTS)
                .bind("accountIds", accountIds)
                .map(Postings::posting)
                .all();
    }

    /** A row of the table. */
    public static Posting posting(Readable row) {
        return new Posting(
                get(row, "event_id", UUID.class),
                get(row, "occurred_at", Instant.class),
                new DebtorId(get(row, "debtor_id", String.class)),
                new AccountId(get(row, "account_id", String.class)),
                get(row, "payment_id", String.class),
                PostingKind.valueOf(get(row, "kind", String.class)),
                money(row, "amount"),
                get(row, "effective_date", LocalDate.class),
                row.get("reverses_payment_id", String.class),
                row.get("plan_id", String.class));
    }
}
