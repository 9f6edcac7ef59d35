package io.forbear.gateway.command;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The answers of which nobody knows whose they are. */
@Component
class StrayReplies {
    private static final String KEEP =
            """
            INSERT INTO stray_reply (provider, reply_id, message_id, command_id, sender_mark, stop,
                occurred_at, reason, sealed)
            VALUES (:provider, :replyId, :messageId, :commandId, :mark, :stop, :at, :reason, :sealed)
            """;

    private static final String MATCH =
            """
            UPDATE stray_reply SET state = 'MATCHED', closed_at = now()
            WHERE provider = :provider AND state = 'OPEN' AND (message_id = :messageId
                OR command_id = :commandId OR (stop AND sender_mark = :mark))
            RETURNING reply_id, stop, occurred_at,
                (coalesce(message_id = :messageId, false)
                    OR coalesce(command_id = :commandId, false)) AS named
            """;

    private static final String LIST =
            """
            SELECT * FROM stray_reply WHERE state = :state
                AND (received_at, provider, reply_id) > (:since, :provider, :replyId)
            ORDER BY received_at, provider, reply_id LIMIT :limit
            """;

    private final DatabaseClient database;

    StrayReplies(DatabaseClient database) {
        this.database = database;
    }

    /**
     * One whose message, or whose sender, became known.
     *
     * @param named whether it names the message; else it comes from the same number or address
     */
    record Matched(String replyId, boolean stop, Instant at, boolean named) {}

    Mono<Void> keep(Reply reply, byte @Nullable [] mark, String reason, byte @Nullable [] sealed) {
        return database.sql(KEEP)
                .bind("provider", reply.provider())
                .bind("replyId", reply.replyId())
                .bind("messageId", orNull(reply.messageId(), String.class))
                .bind("commandId", orNull(reply.commandId(), String.class))
                .bind("mark", orNull(mark, byte[].class))
                .bind("stop", reply.stop())
                .bind("at", reply.at())
                .bind("reason", reason)
                .bind("sealed", orNull(sealed, byte[].class))
                .then();
    }

    /** Takes out those that name this message, and stops of those to whom it goes. */
    Flux<Matched> match(
            String provider,
            @Nullable String messageId,
            @Nullable String commandId,
            byte @Nullable [] mark) {
        return database.sql(MATCH)
                .bind("provider", provider)
                .bind("messageId", orNull(messageId, String.class))
                .bind("commandId", orNull(commandId, String.class))
                .bind("mark", orNull(mark, byte[].class))
                .map(
                        row ->
                                new Matched(
                                        get(row, "reply_id", String.class),
                                        get(row, "stop", Boolean.class),
                                        get(row, "occurred_at", Instant.class),
                                        get(row, "named", Boolean.class)))
                .all();
    }

    /** A place in that order. */
    record Place(Instant receivedAt, String provider, String replyId) {
        static final Place BEFORE_ALL = new Place(Instant.EPOCH, "", "");
    }

    /** In the order in which they came, after those that were seen. */
    Flux<StrayReply> list(String state, Place after, int limit) {
        return database.sql(LIST)
                .bind("state", state)
                .bind("since", after.receivedAt())
                .bind("provider", after.provider())
                .bind("replyId", after.replyId())
                .bind("limit", limit)
                .map(StrayReplies::stray)
                .all();
    }

    /** One of them with what is sealed in it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(StrayReply reply, byte @Nullable [] bytes) {}

    Mono<Sealed> find(String provider, String replyId) {
        return database.sql(
                        "SELECT * FROM stray_reply WHERE provider = :provider AND reply_id = :replyId")
                .bind("provider", provider)
                .bind("replyId", replyId)
                .map(row -> new Sealed(stray(row), row.get("sealed", byte[].class)))
                .one();
    }

    /** Whether it was open: a person has seen to it. */
    Mono<Boolean> settle(String provider, String replyId, String by, String note) {
        return database.sql(
                        """
                        UPDATE stray_reply SET state = 'SETTLED', closed_at = now(), settled_by = :by,
                            note = :note
                        WHERE provider = :provider AND reply_id = :replyId AND state = 'OPEN'
                        """)
                .bind("provider", provider)
                .bind("replyId", replyId)
                .bind("by", by)
                .bind("note", note)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Long> open() {
        return database.sql("SELECT count(*) FROM stray_reply WHERE state = 'OPEN'")
                .mapValue(Long.class)
                .one();
    }

    /** Deletes closed ones as old as that, in real time; an open one is never forgotten. */
    Mono<Long> forget(double seconds) {
        return database.sql(
                        """
                        DELETE FROM stray_reply
                        WHERE state <> 'OPEN' AND closed_at < now() - make_interval(secs => :age)
                        """)
                .bind("age", seconds)
                .fetch()
                .rowsUpdated();
    }

    private static StrayReply stray(Readable row) {
        return new StrayReply(
                get(row, "provider", String.class),
                get(row, "reply_id", String.class),
                row.get("message_id", String.class),
                row.get("command_id", String.class),
                get(row, "stop", Boolean.class),
                get(row, "occurred_at", Instant.class),
                get(row, "received_at", Instant.class),
                get(row, "reason", String.class),
                get(row, "state", String.class),
                row.get("settled_by", String.class),
                row.get("note", String.class));
    }
}
