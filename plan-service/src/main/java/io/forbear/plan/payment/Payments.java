package io.forbear.plan.payment;

import static io.forbear.plan.schedule.Columns.money;
import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps postings. */
@Component
public class Payments {
    private static final String PUT =
            """
            WITH former AS (SELECT * FROM payment WHERE event_id = :eventId),
            kept AS (INSERT INTO former_payment SELECT former.*, :recordedAt::timestamptz FROM former)
            INSERT INTO payment VALUES (
                :eventId, :debtorId, :accountId, :occurredAt, :recordedAt, :paymentId, :kind,
                :currency, :amount, :effectiveDate, :reversesPaymentId, :planId)
            ON CONFLICT (event_id) DO UPDATE SET
                debtor_id = excluded.debtor_id,
                account_id = excluded.account_id,
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

    /** A payment on another account may name the plan; what takes it back need not. */
    private static final String FOR_PLAN =
            """
            SELECT * FROM payment
            WHERE account_id = ANY (:accountIds)
                OR account_id IN (SELECT account_id FROM payment WHERE plan_id = :planId)
            """;

    /** What was known of those at an instant; what was corrected since as it was before. */
    private static final String FOR_PLAN_AT =
            """
            WITH concerned AS (
                SELECT unnest(:accountIds) AS account_id
                UNION SELECT account_id FROM payment WHERE plan_id = :planId
                UNION SELECT account_id FROM former_payment WHERE plan_id = :planId)
            SELECT
                event_id, debtor_id, account_id, occurred_at, recorded_at, payment_id, kind, currency, amount,
                effective_date, reverses_payment_id, plan_id
            FROM payment
            WHERE account_id IN (SELECT account_id FROM concerned) AND recorded_at <= :at
            UNION ALL
            SELECT
                event_id, debtor_id, account_id, occurred_at, recorded_at, payment_id, kind, currency, amount,
                effective_date, reverses_payment_id, plan_id
            FROM former_payment
            WHERE account_id IN (SELECT account_id FROM concerned)
                AND recorded_at <= :at AND corrected_at > :at
            """;

    private final DatabaseClient database;

    Payments(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Keeps a posting, in place of an earlier one with its event id.
     *
     * @return the account that one was on; empty for a new posting
     */
    public Mono<String> put(Payment payment, Instant recordedAt) {
        return database.sql(PUT)
                .bind("eventId", payment.eventId())
                .bind("debtorId", payment.debtorId())
                .bind("accountId", payment.accountId())
                .bind("occurredAt", payment.occurredAt())
                .bind("recordedAt", recordedAt)
                .bind("paymentId", payment.paymentId())
                .bind("kind", payment.kind().name())
                .bind("currency", payment.amount().currency())
                .bind("amount", payment.amount().amount())
                .bind("effectiveDate", payment.effectiveDate())
                .bind("reversesPaymentId", orNull(payment.reversesPaymentId(), String.class))
                .bind("planId", orNull(payment.planId(), String.class))
                .map(row -> Optional.ofNullable(row.get("former_account_id", String.class)))
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    /** All postings that may count towards a plan. */
    public Mono<List<Payment>> forPlan(String planId, Collection<String> accountIds) {
        return database.sql(FOR_PLAN)
                .bind("planId", planId)
                .bind("accountIds", accountIds.toArray(String[]::new))
                .map(Payments::payment)
                .all()
                .collectList();
    }

    /**
     * All postings that may count towards a plan, as they were known at an instant.
     *
     * @param accountIds of the plan
     */
    public Mono<List<Payment>> forPlanAt(String planId, Collection<String> accountIds, Instant at) {
        return database.sql(FOR_PLAN_AT)
                .bind("planId", planId)
                .bind("accountIds", accountIds.toArray(String[]::new))
                .bind("at", at)
                .map(Payments::payment)
                .all()
                .collectList();
    }

    /** All postings on accounts. */
    public Mono<List<Payment>> onAccounts(Collection<String> accountIds) {
        return database.sql("SELECT * FROM payment WHERE account_id = ANY (:accountIds)")
                .bind("accountIds", accountIds.toArray(String[]::new))
                .map(Payments::payment)
                .all()
                .collectList();
    }

    private static Payment payment(Readable row) {
        return new Payment(
                get(row, "event_id", UUID.class),
                get(row, "occurred_at", Instant.class),
                get(row, "debtor_id", String.class),
                get(row, "account_id", String.class),
                get(row, "payment_id", String.class),
                PaymentKind.valueOf(get(row, "kind", String.class)),
                money(row, "amount"),
                get(row, "effective_date", LocalDate.class),
                row.get("reverses_payment_id", String.class),
                row.get("plan_id", String.class));
    }
}
