package io.forbear.gateway.command;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes what providers tell of messages after they were sent, however late. */
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
                sent_at = :sentAt, message_id = coalesce(message_id, :messageId)
            WHERE command_id = :id
            """;

    private static final String NOTE_REPLY =
            """
            INSERT INTO reply (provider, reply_id, command_id) VALUES (:provider, :replyId, :id)
            ON CONFLICT DO NOTHING
            """;

    private final DatabaseClient database;
    private final ReportPublisher reports;
    private final TransactionalOperator transaction;

    Aftermath(DatabaseClient database, ReportPublisher reports, TransactionalOperator transaction) {
        this.database = database;
        this.reports = reports;
        this.transaction = transaction;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sent(
            String commandId, Standing standing, @Nullable String messageId, byte[] payload) {}

    /**
     * Takes a receipt: the earlier report on the command is corrected.
     *
     * @return whether it changes anything; empty if there is no such message
     */
    public Mono<Boolean> receipt(MessageRef message, boolean delivered, Instant at) {
        return find(message)
                .flatMap(sent -> receipt(sent, message, delivered, at))
                .as(transaction::transactional);
    }

    private Mono<Boolean> receipt(Sent sent, MessageRef message, boolean delivered, Instant at) {
        var state = sent.standing().afterReceipt(delivered, at);
        if (state == null) {
            return Mono.just(false);
        }
        var told = message.messageId() == null ? sent.messageId() : message.messageId();
        var sentAt = sent.standing().sentAt() == null ? at : sent.standing().sentAt();
        return database.sql(CHANGE)
                .bind("state", state.name())
                .bind("at", at)
                .bind("sentAt", sentAt)
                .bind("messageId", orNull(told, String.class))
                .bind("id", sent.commandId())
                .then()
                .then(reports.publish(sent.payload(), state, sentAt, told))
                .thenReturn(true);
    }

    /**
     * Takes an answer: it is reported as a contact that the person began, and if it means stop, the
     * person opts out.
     *
     * @return whether it is new; empty if there is no such message
     */
    public Mono<Boolean> reply(MessageRef message, String replyId, boolean stop, Instant at) {
        return find(message)
                .flatMap(sent -> reply(sent, message, replyId, stop, at))
                .as(transaction::transactional);
    }

    private Mono<Boolean> reply(
            Sent sent, MessageRef message, String replyId, boolean stop, Instant at) {
        return database.sql(NOTE_REPLY)
                .bind("provider", message.provider())
                .bind("replyId", replyId)
                .bind("id", sent.commandId())
                .fetch()
                .rowsUpdated()
                .flatMap(
                        rows ->
                                rows == 0
                                        ? Mono.just(false)
                                        : publish(sent, replyId, stop, at).thenReturn(true));
    }

    private Mono<Void> publish(Sent sent, String replyId, boolean stop, Instant at) {
        var answer = reports.publishAnswer(sent.payload(), replyId, at);
        return stop ? answer.then(reports.publishStop(sent.payload(), replyId, at)) : answer;
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
