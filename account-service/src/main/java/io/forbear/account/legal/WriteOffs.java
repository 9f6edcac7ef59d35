package io.forbear.account.legal;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.account.legal.WriteOff.Content;
import io.forbear.account.legal.WriteOff.Decision;
import io.forbear.account.legal.WriteOff.Hand;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps write-offs. */
@Component
class WriteOffs {
    private static final String STORE =
            """
            INSERT INTO write_off (
                write_off_id, account_id, debtor_id, state, effective_on, currency, amount,
                balance, reason, reference, proposed_by, proposed_at, decided_by, decided_at,
                decision_reason)
            VALUES (
                :writeOffId, :accountId, :debtorId, :state, :effectiveOn, :currency, :amount,
                :balance, :reason, :reference, :proposedBy, :proposedAt, :decidedBy, :decidedAt,
                :decisionReason)
            ON CONFLICT (write_off_id) DO UPDATE SET
                state = excluded.state, balance = excluded.balance,
                decided_by = excluded.decided_by, decided_at = excluded.decided_at,
                decision_reason = excluded.decision_reason
            """;

    private final DatabaseClient database;

    WriteOffs(DatabaseClient database) {
        this.database = database;
    }

    /** The one that is proposed or approved. */
    Mono<WriteOff> open(String accountId) {
        return database.sql(
                        "SELECT * FROM write_off WHERE account_id = :accountId"
                                + " AND state IN ('PROPOSED', 'APPROVED')")
                .bind("accountId", accountId)
                .map(WriteOffs::writeOff)
                .one();
    }

    /** All of an account, the newest first. */
    Flux<WriteOff> of(String accountId) {
        return database.sql(
                        "SELECT * FROM write_off WHERE account_id = :accountId"
                                + " ORDER BY proposed_at DESC, write_off_id DESC")
                .bind("accountId", accountId)
                .map(WriteOffs::writeOff)
                .all();
    }

    /** Approved ones that took effect in a period, both days included. */
    Flux<WriteOff> approved(LocalDate from, LocalDate to) {
        return database.sql(
                        "SELECT * FROM write_off WHERE state = 'APPROVED'"
                                + " AND effective_on BETWEEN :from AND :to ORDER BY account_id")
                .bind("from", from)
                .bind("to", to)
                .map(WriteOffs::writeOff)
                .all();
    }

    Mono<Void> store(WriteOff writeOff) {
        var content = writeOff.content();
        var decision = writeOff.decision();
        return database.sql(STORE)
                .bind("writeOffId", writeOff.writeOffId())
                .bind("accountId", writeOff.accountId())
                .bind("debtorId", writeOff.debtorId())
                .bind("state", writeOff.state().name())
                .bind("effectiveOn", content.effectiveOn())
                .bind("currency", content.amount().currency())
                .bind("amount", content.amount().amount())
                .bind("balance", writeOff.balance().amount())
                .bind("reason", content.reason())
                .bind("reference", content.reference())
                .bind("proposedBy", writeOff.proposed().by())
                .bind("proposedAt", writeOff.proposed().at())
                .bind("decidedBy", orNull(decision == null ? null : decision.by(), String.class))
                .bind("decidedAt", orNull(decision == null ? null : decision.at(), Instant.class))
                .bind(
                        "decisionReason",
                        orNull(decision == null ? null : decision.reason(), String.class))
                .then();
    }

    private static WriteOff writeOff(Readable row) {
        return new WriteOff(
                get(row, "write_off_id", UUID.class),
                get(row, "account_id", String.class),
                get(row, "debtor_id", String.class),
                WriteOff.State.valueOf(get(row, "state", String.class)),
                new Content(
                        get(row, "effective_on", LocalDate.class),
                        money(row, "amount"),
                        get(row, "reason", String.class),
                        get(row, "reference", String.class)),
                money(row, "balance"),
                new Hand(
                        get(row, "proposed_by", String.class),
                        get(row, "proposed_at", Instant.class)),
                decision(row));
    }

    private static @Nullable Decision decision(Readable row) {
        var by = row.get("decided_by", String.class);
        return by == null
                ? null
                : new Decision(
                        by,
                        get(row, "decided_at", Instant.class),
                        row.get("decision_reason", String.class));
    }
}
