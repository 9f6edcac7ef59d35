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

    private static final String FOUND =
            """
            SELECT s.* FROM stray_reply s WHERE s.state = 'OPEN' AND EXISTS (
                SELECT FROM command c WHERE (c.provider = s.provider
                        AND (c.message_id = s.message_id OR c.command_id = s.command_id))
                    OR (s.stop AND c.recipient_mark = s.sender_mark))
            ORDER BY s.received_at LIMIT :limit
            """;

    private static final String OF_COMMAND =
            """
            SELECT * FROM stray_reply s WHERE s.state = 'OPEN'
                AND ((s.provider = :provider AND s.command_id = :commandId)
                    OR (s.stop AND s.sender_mark = :mark))
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

    /** Those whose message, or the person who says stop, is known by now. */
    Flux<Sealed> found(int limit) {
        return database.sql(FOUND).bind("limit", limit).map(StrayReplies::sealed).all();
    }

    /** Those that name this command, and stops from the number or address to which it goes. */
    Flux<Sealed> of(NewCommand command) {
        return database.sql(OF_COMMAND)
                .bind("provider", command.provider())
                .bind("commandId", command.commandId())
                .bind("mark", orNull(command.recipientMark(), byte[].class))
                .map(StrayReplies::sealed)
                .all();
    }

    /** Whether it was open: it has taken effect. */
    Mono<Boolean> matched(StrayReply reply) {
        return database.sql(
                        """
                        UPDATE stray_reply SET state = 'MATCHED', closed_at = now()
                        WHERE provider = :provider AND reply_id = :replyId AND state = 'OPEN'
                        """)
                .bind("provider", reply.provider())
                .bind("replyId", reply.replyId())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
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

    /**
     * One of them with what is not shown of it.
     *
     * @param sender mark of the number or address it came from
     * @param bytes sealed: number or address, and text
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(StrayReply reply, byte @Nullable [] sender, byte @Nullable [] bytes) {}

    Mono<Sealed> find(String provider, String replyId) {
        return database.sql(
                        "SELECT * FROM stray_reply WHERE provider = :provider AND reply_id = :replyId")
                .bind("provider", provider)
                .bind("replyId", replyId)
                .map(StrayReplies::sealed)
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

    private static Sealed sealed(Readable row) {
        return new Sealed(
                stray(row), row.get("sender_mark", byte[].class), row.get("sealed", byte[].class));
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
