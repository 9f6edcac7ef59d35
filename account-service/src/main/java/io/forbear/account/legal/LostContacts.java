package io.forbear.account.legal;

import static io.forbear.service.row.Column.get;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps with whom contact is lost. */
@Component
class LostContacts {
    private static final String PUT =
            """
            INSERT INTO lost_contact (
                debtor_id, lost, attempts, attempt_ids, rule, told_at, event_id)
            VALUES (:debtorId, :lost, :attempts, :attemptIds, :rule, :toldAt, :eventId)
            ON CONFLICT (debtor_id) DO UPDATE SET
                lost = excluded.lost, attempts = excluded.attempts,
                attempt_ids = excluded.attempt_ids, rule = excluded.rule,
                told_at = excluded.told_at, event_id = excluded.event_id
            WHERE (lost_contact.told_at, lost_contact.event_id)
                <= (excluded.told_at, excluded.event_id)
            """;

    private final DatabaseClient database;

    LostContacts(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps it, unless a newer word is known. */
    Mono<Void> put(LostContact contact) {
        return database.sql(PUT)
                .bind("debtorId", contact.debtorId())
                .bind("lost", contact.lost())
                .bind("attempts", contact.attempts())
                .bind("attemptIds", contact.attemptIds().toArray(String[]::new))
                .bind("rule", contact.rule())
                .bind("toldAt", contact.toldAt())
                .bind("eventId", contact.eventId())
                .then();
    }

    /** What was said last of a debtor; empty if nothing was. */
    Mono<LostContact> find(String debtorId) {
        return database.sql("SELECT * FROM lost_contact WHERE debtor_id = :debtorId")
                .bind("debtorId", debtorId)
                .map(
                        row ->
                                new LostContact(
                                        get(row, "debtor_id", String.class),
                                        get(row, "lost", Boolean.class),
                                        get(row, "attempts", Integer.class),
                                        List.of(get(row, "attempt_ids", String[].class)),
                                        get(row, "rule", String.class),
                                        get(row, "told_at", Instant.class),
                                        get(row, "event_id", UUID.class)))
                .one();
    }
}
