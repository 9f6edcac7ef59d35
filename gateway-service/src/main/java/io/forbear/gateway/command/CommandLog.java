package io.forbear.gateway.command;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is remembered of commands. */
@Component
class CommandLog {
    private static final String FIND =
            """
            SELECT provider, state, because, reason, sent_at, receipt_at, reported_at, message_id,
                message_digest, has_text, payload
            FROM command WHERE command_id = :id
            """;

    private final DatabaseClient database;

    CommandLog(DatabaseClient database) {
        this.database = database;
    }

    /** A command with its text still in it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(String commandId, byte[] payload) {}

    /** A command in doubt, or one that was given up as unknown, is asked about next. */
    Mono<Void> askNow(String commandId) {
        return database.sql(
                        """
                        UPDATE command SET state = 'UNCERTAIN', look_again_at = now(), tries = 0
                        WHERE command_id = :id AND state IN ('UNCERTAIN', 'UNKNOWN')
                        """)
                .bind("id", commandId)
                .then();
    }

    Mono<StoredCommand> find(String commandId) {
        return database.sql(FIND).bind("id", commandId).map(CommandLog::stored).one();
    }

    /**
     * Commands that can be sent no more and whose texts are as old as that, in real time, or whose
     * debtor's personal data were erased.
     */
    Flux<Text> texts(Duration age, Instant now, int limit) {
        return database.sql(
                        """
                        SELECT command_id, payload FROM command
                        WHERE has_text AND state NOT IN ('TAKEN', 'SENDING', 'UNCERTAIN')
                            AND ((not_after < :now
                                    AND remembered_at < now() - make_interval(secs => :age))
                                OR debtor_id IN (SELECT debtor_id FROM erased_debtor))
                        ORDER BY remembered_at LIMIT :limit FOR UPDATE SKIP LOCKED
                        """)
                .bind("now", now)
                .bind("age", age.toMillis() / 1000.0)
                .bind("limit", limit)
                .map(row -> new Text(get(row, "command_id", String.class), payload(row)))
                .all();
    }

    Mono<Void> forgetText(String commandId, byte[] withoutText) {
        return database.sql(
                        """
                        UPDATE command SET payload = :payload, has_text = false,
                            recipient_mark = CASE
                                WHEN debtor_id IN (SELECT debtor_id FROM erased_debtor) THEN NULL
                                ELSE recipient_mark END
                        WHERE command_id = :id
                        """)
                .bind("payload", withoutText)
                .bind("id", commandId)
                .then();
    }

    /** Of the states that do not last; what is over is counted by metrics. */
    Flux<Count> counts() {
        return database.sql(
                        """
                        SELECT provider, state, count(*) AS n FROM command
                        WHERE state IN ('TAKEN', 'SENDING', 'UNCERTAIN')
                        GROUP BY 1, 2 ORDER BY 1, 2
                        """)
                .map(
                        row ->
                                new Count(
                                        get(row, "provider", String.class),
                                        CommandState.valueOf(get(row, "state", String.class)),
                                        get(row, "n", Long.class)))
                .all();
    }

    /** Messages that were sent before, and of which no receipt has come. */
    Mono<Long> withoutReceipt(String provider, Instant sentBefore) {
        return database.sql(
                        """
                        SELECT count(*) FROM command
                        WHERE provider = :provider AND state = 'SENT' AND sent_at < :before
                        """)
                .bind("provider", provider)
                .bind("before", sentBefore)
                .mapValue(Long.class)
                .one();
    }

    private static StoredCommand stored(Readable row) {
        return new StoredCommand(
                get(row, "provider", String.class),
                CommandState.valueOf(get(row, "state", String.class)),
                Because.of(row.get("because", String.class)),
                row.get("reason", String.class),
                row.get("sent_at", Instant.class),
                row.get("receipt_at", Instant.class),
                row.get("reported_at", Instant.class),
                row.get("message_id", String.class),
                row.get("message_digest", String.class),
                get(row, "has_text", Boolean.class),
                payload(row));
    }

    private static byte[] payload(Readable row) {
        return Objects.requireNonNull(row.get("payload", byte[].class));
    }
}
