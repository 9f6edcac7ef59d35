package io.forbear.plan.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps which debts debtors dispute, and which disputes are answered. */
@Component
class DisputeNotices {
    private static final String PUT =
            """
            INSERT INTO dispute_notice VALUES (
                :eventId, :debtorId, :accountIds, :occurredAt, :disputed)
            ON CONFLICT (event_id) DO UPDATE SET
                debtor_id = excluded.debtor_id,
                account_ids = excluded.account_ids,
                occurred_at = excluded.occurred_at,
                disputed = excluded.disputed
            """;

    private final DatabaseClient database;

    DisputeNotices(DatabaseClient database) {
        this.database = database;
    }

    /**
     * That a debt is disputed, or is not any more.
     *
     * @param accountIds none: all of the debtor's
     * @param disputed false: the dispute is answered
     */
    record DisputeNotice(
            UUID eventId,
            String debtorId,
            List<String> accountIds,
            Instant occurredAt,
            boolean disputed) {
        DisputeNotice {
            accountIds = List.copyOf(accountIds);
        }
    }

    /** Keeps a notice, in place of an earlier one with its event id. */
    Mono<Void> put(DisputeNotice notice) {
        return database.sql(PUT)
                .bind("eventId", notice.eventId())
                .bind("debtorId", notice.debtorId())
                .bind("accountIds", notice.accountIds().toArray(String[]::new))
                .bind("occurredAt", notice.occurredAt())
                .bind("disputed", notice.disputed())
                .then();
    }

    /** Forgets a notice that was corrected into one about something else. */
    Mono<Void> remove(UUID eventId) {
        return database.sql("DELETE FROM dispute_notice WHERE event_id = :eventId")
                .bind("eventId", eventId)
                .then();
    }
}
