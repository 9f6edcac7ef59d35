package io.forbear.gateway.command;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes receipts, however late: what providers tell of messages after they were sent. */
@Component
public class Aftermath {
    private static final String FIND =
            """
            SELECT command_id, state, sent_at, receipt_at, message_id, payload FROM command
            WHERE provider = :provider
                AND (message_id = :messageId OR command_id = :commandId)
            ORDER BY command_id LIMIT 1 FOR UPDATE
            """;

    private static final String CHANGE =
            """
            UPDATE command SET state = :state, receipt_at = :at, reason = 'a receipt says so',
                sent_at = :sentAt, reported_at = :now, message_id = coalesce(message_id, :messageId)
            WHERE command_id = :id
            """;

    private final DatabaseClient database;
    private final ReportPublisher reports;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Aftermath(
            DatabaseClient database,
            ReportPublisher reports,
            TransactionalOperator transaction,
            Clock clock) {
        this.database = database;
        this.reports = reports;
        this.transaction = transaction;
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sent(
            String commandId, Standing standing, @Nullable String messageId, byte[] payload) {}

    /**
     * Takes a receipt: the earlier report on the command is corrected.
     *
     * @return whether it changes anything; empty if there is no such message
     */
    public Mono<Boolean> receipt(MessageRef message, Fate told, Instant at) {
        return find(message)
                .flatMap(sent -> receipt(sent, message, told, at))
                .as(transaction::transactional);
    }

    private Mono<Boolean> receipt(Sent sent, MessageRef message, Fate fate, Instant at) {
        var state = sent.standing().afterReceipt(fate, at);
        if (state == null) {
            return Mono.just(false);
        }
        var told = message.messageId() == null ? sent.messageId() : message.messageId();
        var sentAt = sent.standing().sentAt() == null ? at : sent.standing().sentAt();
        var now = clock.instant();
        return database.sql(CHANGE)
                .bind("state", state.name())
                .bind("at", at)
                .bind("sentAt", sentAt)
                .bind("now", now)
                .bind("messageId", orNull(told, String.class))
                .bind("id", sent.commandId())
                .then()
                .then(reports.publish(new Reported(sent.payload(), state, null, sentAt, now, told)))
                .thenReturn(true);
    }

    private Mono<Sent> find(MessageRef message) {
        return database.sql(FIND)
                .bind("provider", message.provider())
                .bind("messageId", orNull(message.messageId(), String.class))
                .bind("commandId", orNull(message.commandId(), String.class))
                .map(Aftermath::sent)
                .one();
    }

    private static Sent sent(Readable row) {
        return new Sent(
                get(row, "command_id", String.class),
                new Standing(
                        CommandState.valueOf(get(row, "state", String.class)),
                        row.get("sent_at", Instant.class),
                        row.get("receipt_at", Instant.class)),
                row.get("message_id", String.class),
                Objects.requireNonNull(row.get("payload", byte[].class)));
    }
}
