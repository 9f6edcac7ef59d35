package io.forbear.account.legal;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps write-offs. */
@Component
class WriteOffs {
    private static final String STORE =
            """
            INSERT INTO write_off VALUES (
                :accountId, :debtorId, :effectiveOn, :currency, :amount, :reason, :reference,
                :proposedBy, :proposedAt, :approvedBy, :approvedAt)
            ON CONFLICT (account_id) DO UPDATE SET
                approved_by = excluded.approved_by, approved_at = excluded.approved_at
            """;

    private final DatabaseClient database;

    WriteOffs(DatabaseClient database) {
        this.database = database;
    }

    Mono<WriteOff> find(String accountId) {
        return database.sql("SELECT * FROM write_off WHERE account_id = :accountId")
                .bind("accountId", accountId)
                .map(WriteOffs::writeOff)
                .one();
    }

    /** Approved ones that took effect in a period, both days included. */
    Flux<WriteOff> approved(LocalDate from, LocalDate to) {
        return database.sql(
                        "SELECT * FROM write_off WHERE approved_by IS NOT NULL"
                                + " AND effective_on BETWEEN :from AND :to ORDER BY account_id")
                .bind("from", from)
                .bind("to", to)
                .map(WriteOffs::writeOff)
                .all();
    }

    Mono<Void> store(WriteOff writeOff) {
        return database.sql(STORE)
                .bind("accountId", writeOff.accountId())
                .bind("debtorId", writeOff.debtorId())
                .bind("effectiveOn", writeOff.effectiveOn())
                .bind("currency", writeOff.amount().currency())
                .bind("amount", writeOff.amount().amount())
                .bind("reason", writeOff.reason())
                .bind("reference", writeOff.reference())
                .bind("proposedBy", writeOff.proposedBy())
                .bind("proposedAt", writeOff.proposedAt())
                .bind("approvedBy", orNull(writeOff.approvedBy(), String.class))
                .bind("approvedAt", orNull(writeOff.approvedAt(), Instant.class))
                .then();
    }

    private static WriteOff writeOff(Readable row) {
        return new WriteOff(
                get(row, "account_id", String.class),
                get(row, "debtor_id", String.class),
                get(row, "effective_on", LocalDate.class),
                money(row, "amount"),
                get(row, "reason", String.class),
                get(row, "reference", String.class),
                get(row, "proposed_by", String.class),
                get(row, "proposed_at", Instant.class),
                row.get("approved_by", String.class),
                row.get("approved_at", Instant.class));
    }
}
