package io.forbear.gateway.command;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The receipts of which nobody knows what they are about. */
@Component
class StrayReceipts {
    private static final String KEEP =
            """
            INSERT INTO stray_receipt (provider, digest, message_id, command_id, fate, occurred_at,
                reason, sealed)
            VALUES (:provider, :digest, :messageId, :commandId, :fate, :at, :reason, :sealed)
            ON CONFLICT (provider, digest) DO NOTHING
            """;

    private static final String FOUND =
            """
            SELECT s.* FROM stray_receipt s
            WHERE s.state = 'OPEN' AND s.fate IS NOT NULL AND EXISTS (
                SELECT FROM command c WHERE c.provider = s.provider
                    AND (c.message_id = s.message_id OR c.command_id = s.command_id))
            ORDER BY s.occurred_at, s.receipt_id LIMIT :limit
            """;

    private static final String OF_MESSAGE =
            """
            SELECT * FROM stray_receipt s
            WHERE s.provider = :provider AND s.state = 'OPEN' AND s.fate IS NOT NULL
                AND (s.message_id = :messageId OR s.command_id = :commandId)
            ORDER BY s.occurred_at, s.receipt_id
            """;

    private final DatabaseClient database;

    StrayReceipts(DatabaseClient database) {
        this.database = database;
    }

    /** Whether it is new. */
    Mono<Boolean> keep(MessageRef message, Fate fate, Instant at, String digest) {
        return keep(
                message.provider(),
                digest,
                message.messageId(),
                message.commandId(),
                fate.name(),
                at,
                "no such message is known",
                null);
    }

    /** Whether it is new. */
    Mono<Boolean> keep(String provider, String digest, String reason, byte @Nullable [] sealed) {
        return keep(provider, digest, null, null, null, null, reason, sealed);
    }

    private Mono<Boolean> keep(
            String provider,
            String digest,
            @Nullable String messageId,
            @Nullable String commandId,
            @Nullable String fate,
            @Nullable Instant at,
            String reason,
            byte @Nullable [] sealed) {
        return database.sql(KEEP)
                .bind("provider", provider)
                .bind("digest", digest)
                .bind("messageId", orNull(messageId, String.class))
                .bind("commandId", orNull(commandId, String.class))
                .bind("fate", orNull(fate, String.class))
                .bind("at", orNull(at, Instant.class))
                .bind("reason", reason)
                .bind("sealed", orNull(sealed, byte[].class))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Those whose message is known by now. */
    Flux<StrayReceipt> found(int limit) {
        return database.sql(FOUND).bind("limit", limit).map(StrayReceipts::stray).all();
    }

    /** Those about one message, oldest first. */
    Flux<StrayReceipt> of(String provider, @Nullable String messageId, String commandId) {
        return database.sql(OF_MESSAGE)
                .bind("provider", provider)
                .bind("messageId", orNull(messageId, String.class))
                .bind("commandId", commandId)
                .map(StrayReceipts::stray)
                .all();
    }

    /** Whether it was open: it has taken effect. */
    Mono<Boolean> matched(UUID receiptId) {
        return database.sql(
                        """
                        UPDATE stray_receipt SET state = 'MATCHED', closed_at = now()
                        WHERE receipt_id = :id AND state = 'OPEN'
                        """)
                .bind("id", receiptId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** A place in the order in which they came. */
    record Place(Instant receivedAt, UUID receiptId) {
        static final Place BEFORE_ALL = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    Flux<StrayReceipt> list(String state, Place after, int limit) {
        return database.sql(
                        """
                        SELECT * FROM stray_receipt WHERE state = :state
                            AND (received_at, receipt_id) > (:since, :id)
                        ORDER BY received_at, receipt_id LIMIT :limit
                        """)
                .bind("state", state)
                .bind("since", after.receivedAt())
                .bind("id", after.receiptId())
                .bind("limit", limit)
                .map(StrayReceipts::stray)
                .all();
    }

    /** One of them, with the sealed bytes of what cannot be read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(StrayReceipt receipt, byte @Nullable [] bytes) {}

    Mono<Sealed> find(UUID receiptId) {
        return database.sql("SELECT * FROM stray_receipt WHERE receipt_id = :id")
                .bind("id", receiptId)
                .map(row -> new Sealed(stray(row), row.get("sealed", byte[].class)))
                .one();
    }

    /** Whether it was open: a person has seen to it. */
    Mono<Boolean> settle(UUID receiptId, String by, String note) {
        return database.sql(
                        """
                        UPDATE stray_receipt SET state = 'SETTLED', closed_at = now(),
                            settled_by = :by, note = :note
                        WHERE receipt_id = :id AND state = 'OPEN'
                        """)
                .bind("id", receiptId)
                .bind("by", by)
                .bind("note", note)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Long> open() {
        return database.sql("SELECT count(*) FROM stray_receipt WHERE state = 'OPEN'")
                .mapValue(Long.class)
                .one();
    }

    /** Deletes closed ones as old as that, in real time; an open one is never forgotten. */
    Mono<Long> forget(double seconds) {
        return database.sql(
                        """
                        DELETE FROM stray_receipt
                        WHERE state <> 'OPEN' AND closed_at < now() - make_interval(secs => :age)
                        """)
                .bind("age", seconds)
                .fetch()
                .rowsUpdated();
    }

    private static StrayReceipt stray(Readable row) {
        var fate = row.get("fate", String.class);
        return new StrayReceipt(
                get(row, "receipt_id", UUID.class),
                get(row, "provider", String.class),
                row.get("message_id", String.class),
                row.get("command_id", String.class),
                fate == null ? null : Fate.valueOf(fate),
                row.get("occurred_at", Instant.class),
                get(row, "received_at", Instant.class),
                get(row, "reason", String.class),
                get(row, "state", String.class),
                row.get("settled_by", String.class),
                row.get("note", String.class));
    }
}
