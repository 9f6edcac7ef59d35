package io.forbear.gateway.command;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.service.digest.Sha256;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes receipts, however late: what providers tell of messages after they were sent. */
@Component
public class Aftermath {
    private static final String FIND =
            """
            SELECT command_id, state, sent_at, receipt_at, message_id, payload FROM command
            WHERE provider = :provider
                AND (message_id = :messageId OR command_id = :commandId)
            ORDER BY (command_id = :commandId) IS TRUE DESC, command_id LIMIT 1 FOR UPDATE
            """;

    private static final String CHANGE =
            """
            UPDATE command SET state = :state, receipt_at = :at, reason = 'a receipt says so',
                sent_at = :sentAt, reported_at = :now, message_id = coalesce(message_id, :messageId)
            WHERE command_id = :id
            """;

    private static final String LEARN =
            """
            UPDATE command SET message_id = :messageId
            WHERE provider = :provider AND command_id = :commandId AND message_id IS NULL
            """;

    private static final int AT_ONCE = 100;

    private final DatabaseClient database;
    private final ReportPublisher reports;
    private final StrayReceipts strays;
    private final UndatedReceipts undated;
    private final Recipients recipients;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Aftermath(
            DatabaseClient database,
            ReportPublisher reports,
            StrayReceipts strays,
            UndatedReceipts undated,
            Recipients recipients,
            TransactionalOperator transaction,
            Clock clock) {
        this.database = database;
        this.reports = reports;
        this.strays = strays;
        this.undated = undated;
        this.recipients = recipients;
        this.transaction = transaction;
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sent(
            String commandId, Standing standing, @Nullable String messageId, byte[] payload) {}

    /** What came of a receipt. */
    public enum Taken {
        /** It came before, or is older than what is known. */
        KNOWN,
        /** The earlier report is corrected. */
        NOTED,
        /** Nobody knows what it is about; it is kept until somebody does. */
        KEPT
    }

    /**
     * Takes a receipt: the earlier report on the command is corrected.
     *
     * @param undated as it was written, where it does not say when: the same again changes nothing,
     *     or an old one that is repeated would count as the newest; null: it says when
     */
    public Mono<Taken> receipt(
            MessageRef message, Fate told, Instant at, @Nullable String undated) {
        return isFirst(message, told, undated)
                .flatMap(
                        isFirst -> isFirst ? takeOrKeep(message, told, at) : Mono.just(Taken.KNOWN))
                .as(transaction::transactional);
    }

    private Mono<Boolean> isFirst(MessageRef message, Fate told, @Nullable String undated) {
        return undated == null
                ? Mono.just(true)
                : this.undated.isFirst(
                        message.provider(),
                        recipients.digest(message + " " + told + " " + undated));
    }

    private Mono<Taken> takeOrKeep(MessageRef message, Fate told, Instant at) {
        return take(message, told, at)
                .map(isNew -> isNew ? Taken.NOTED : Taken.KNOWN)
                .switchIfEmpty(
                        Mono.defer(() -> strays.keep(message, told, at, digest(message, told, at)))
                                .map(isNew -> isNew ? Taken.KEPT : Taken.KNOWN));
    }

    private static String digest(MessageRef message, Fate told, Instant at) {
        return Sha256.hex(message + " " + told + " " + at);
    }

    /** Keeps what a provider wrote and nobody can read, for a person to see to. */
    public Mono<Taken> keep(String provider, String reason, String raw) {
        var sealed = recipients.seal(raw, about(provider));
        return strays.keep(provider, recipients.digest(raw), reason, sealed)
                .map(isNew -> isNew ? Taken.KEPT : Taken.KNOWN);
    }

    static String about(String provider) {
        return "receipt " + provider;
    }

    /** Learns what the provider calls a message that he names twice over. */
    public Mono<Taken> learn(MessageRef message) {
        var theirs = message.messageId();
        var ours = message.commandId();
        return theirs == null || ours == null
                ? Mono.just(Taken.KNOWN)
                : database.sql(LEARN)
                        .bind("messageId", theirs)
                        .bind("commandId", ours)
                        .bind("provider", message.provider())
                        .fetch()
                        .rowsUpdated()
                        .flatMap(
                                rows ->
                                        catchUp(message.provider(), theirs, ours)
                                                .thenReturn(rows > 0 ? Taken.NOTED : Taken.KNOWN))
                        .as(transaction::transactional);
    }

    /** Lets receipts take effect that came before it was known what the provider calls this one. */
    Mono<Void> catchUp(String provider, @Nullable String messageId, String commandId) {
        return strays.of(provider, messageId, commandId)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::catchUp)
                .then();
    }

    /** The same for all that can be matched by now, each by itself. */
    Mono<Void> catchUp() {
        return strays.found(AT_ONCE)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(stray -> catchUp(stray).as(transaction::transactional))
                .then();
    }

    /** It stays open unless its message is found. Commands are locked first, here as elsewhere. */
    private Mono<Void> catchUp(StrayReceipt stray) {
        var message = new MessageRef(stray.provider(), stray.messageId(), stray.commandId());
        return find(message)
                .filterWhen(_ -> strays.matched(stray.receiptId()))
                .flatMap(
                        sent ->
                                receipt(
                                        sent,
                                        message,
                                        Objects.requireNonNull(stray.fate()),
                                        Objects.requireNonNull(stray.occurredAt())))
                .then();
    }

    /** Whether it changes anything; empty if there is no such message. */
    private Mono<Boolean> take(MessageRef message, Fate told, Instant at) {
        return find(message).flatMap(sent -> receipt(sent, message, told, at));
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
                .then(Mono.defer(() -> catchUpIfLearned(sent, message)))
                .thenReturn(true);
    }

    private Mono<Void> catchUpIfLearned(Sent sent, MessageRef message) {
        return sent.messageId() == null && message.messageId() != null
                ? catchUp(message.provider(), message.messageId(), sent.commandId())
                : Mono.empty();
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
