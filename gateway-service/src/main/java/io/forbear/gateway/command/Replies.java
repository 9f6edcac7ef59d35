package io.forbear.gateway.command;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.gateway.provider.Provider;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes what people answer. An answer belongs to the message it names; otherwise to the latest one
 * that was sent to the number or address it comes from. One that means stop revokes for everybody
 * who is written to there, by whatever provider, also if nothing was sent yet, and what waits for
 * them is not sent any more. An answer of which nobody knows whose it is is kept; it takes effect
 * when its message, or a command for who says stop, comes.
 */
@Component
public class Replies {
    private static final int AT_ONCE = 100;

    private static final String NOTE =
            """
            INSERT INTO reply (provider, reply_id, command_id, occurred_at, sealed)
            VALUES (:provider, :replyId, :id, :at, :sealed)
            ON CONFLICT DO NOTHING RETURNING answer_id
            """;

    private static final String FIND =
            """
            SELECT command_id, recipient_mark, payload FROM command
            WHERE (provider = :provider
                    AND (message_id = :messageId OR command_id = :commandId))
                OR (recipient_mark = :mark
                    AND (:stop OR (sent_at IS NOT NULL AND state <> 'NOT_MADE')))
            ORDER BY (provider = :provider
                    AND (message_id = :messageId OR command_id = :commandId)) IS TRUE DESC,
                (provider = :provider) DESC, sent_at DESC NULLS LAST, command_id LIMIT 1
            """;

    /** The latest command for everybody who is written to there. */
    private static final String EVERYBODY =
            """
            SELECT DISTINCT ON (debtor_id, person_id) payload FROM command
            WHERE command_id = :commandId OR recipient_mark = :mark OR recipient_mark = :sender
            ORDER BY debtor_id, person_id, remembered_at DESC, command_id
            """;

    private static final String TAKE_BACK =
            """
            INSERT INTO cancelled_command (command_id, reason)
            SELECT command_id, 'the person has opted out' FROM command
            WHERE state IN ('TAKEN', 'SENDING', 'UNCERTAIN')
                AND (command_id = :commandId
                    OR recipient_mark = :mark OR recipient_mark = :sender)
            ON CONFLICT DO NOTHING
            """;

    private final DatabaseClient database;
    private final StrayReplies strays;
    private final Recipients recipients;
    private final Confirmations confirmations;
    private final ReportPublisher reports;
    private final TransactionalOperator transaction;

    Replies(
            DatabaseClient database,
            StrayReplies strays,
            Recipients recipients,
            Confirmations confirmations,
            ReportPublisher reports,
            TransactionalOperator transaction) {
        this.database = database;
        this.strays = strays;
        this.recipients = recipients;
        this.confirmations = confirmations;
        this.reports = reports;
        this.transaction = transaction;
    }

    /**
     * The message that is answered.
     *
     * @param mark of the number or address it went to
     * @param sender of the one the answer comes from
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answered(
            String commandId, byte @Nullable [] mark, byte @Nullable [] sender, byte[] payload) {}

    /** By what an answer is known again that has no id of its own. */
    public String digest(String raw) {
        return recipients.digest(raw);
    }

    /**
     * Takes an answer; the same again changes nothing.
     *
     * @param mayConfirm whether a text that confirms a stop would reach who said it
     */
    public Mono<Reply.Heard> take(Provider provider, Reply reply, boolean mayConfirm) {
        var sender = recipients.mark(provider, reply.sender());
        return find(reply, sender)
                .flatMap(to -> answer(provider, reply, to, mayConfirm))
                .switchIfEmpty(
                        Mono.defer(() -> keep(reply, sender))
                                .map(taken -> new Reply.Heard(taken, null)))
                .as(transaction::transactional);
    }

    private Mono<Reply.Heard> answer(
            Provider provider, Reply reply, Answered to, boolean mayConfirm) {
        return note(reply, to.commandId(), reply.stop() ? null : seal(reply))
                .flatMap(answerId -> publish(reply, to, answerId))
                .flatMap(
                        taken ->
                                mayConfirm && taken == Reply.Taken.STOPPED
                                        ? confirmed(provider, reply, to)
                                        : Mono.just(new Reply.Heard(taken, null)))
                .defaultIfEmpty(new Reply.Heard(Reply.Taken.KNOWN, null));
    }

    private Mono<Reply.Heard> confirmed(Provider provider, Reply reply, Answered to) {
        return confirmations
                .of(provider, reply, to.payload())
                .map(text -> new Reply.Heard(Reply.Taken.STOPPED, text))
                .defaultIfEmpty(new Reply.Heard(Reply.Taken.STOPPED, null));
    }

    private byte @Nullable [] seal(Reply reply) {
        var sender = Objects.requireNonNullElse(reply.sender(), "");
        return recipients.seal(sender + "\n" + reply.text(), reply.about());
    }

    private Mono<Reply.Taken> publish(Reply reply, Answered to, String answerId) {
        var ref = new AnswerRef(reply.replyId(), answerId, !reply.stop());
        return publish(to, ref, reply.at())
                .thenReturn(reply.stop() ? Reply.Taken.STOPPED : Reply.Taken.NOTED);
    }

    private Mono<Void> publish(Answered to, AnswerRef ref, Instant at) {
        return !ref.isToBeRead()
                ? takeBack(to)
                        .then(everybody(to))
                        .flatMap(all -> reports.publishStop(to.payload(), all, ref, at))
                : reports.publishAnswer(to.payload(), ref, at);
    }

    private Mono<Reply.Taken> keep(Reply reply, byte @Nullable [] sender) {
        var sealed = seal(reply);
        return note(reply, null, sealed)
                .flatMap(
                        _ ->
                                strays.keep(reply, sender, reason(reply), sealed)
                                        .thenReturn(Reply.Taken.KEPT))
                .defaultIfEmpty(Reply.Taken.KNOWN);
    }

    private String reason(Reply reply) {
        var named = reply.messageId() != null || reply.commandId() != null;
        if (reply.sender() == null) {
            return "no such message is known, and the answer does not say where it comes from";
        }
        return recipients.knowsSenders()
                ? (named ? "no such message is known, and " : "")
                        + "nothing was sent to where it comes from"
                : "senders cannot be recognised: there is no key for it";
    }

    /** Lets answers take effect that came before this command; a stop takes it back. */
    Mono<Void> catchUp(NewCommand command) {
        return strays.of(command)
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

    private Mono<Void> catchUp(StrayReplies.Sealed stray) {
        var reply = stray.reply();
        return find(reply, stray.sender())
                .filterWhen(_ -> strays.matched(reply))
                .flatMap(to -> publish(reply, to));
    }

    private Mono<Void> publish(StrayReply reply, Answered to) {
        return answerId(reply)
                .map(id -> new AnswerRef(reply.replyId(), id, !reply.stop()))
                .flatMap(ref -> publish(to, ref, reply.occurredAt()));
    }

    /** What we call it; if that is forgotten, for it has waited very long, it is renamed. */
    private Mono<String> answerId(StrayReply reply) {
        return database.sql(
                        """
                        SELECT answer_id FROM reply
                        WHERE provider = :provider AND reply_id = :replyId
                        """)
                .bind("provider", reply.provider())
                .bind("replyId", reply.replyId())
                .map(row -> get(row, "answer_id", UUID.class).toString())
                .one()
                .defaultIfEmpty(UUID.randomUUID().toString());
    }

    /** What a person wrote, and when. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Written(
            String provider, String replyId, @Nullable Instant at, byte @Nullable [] sealed) {}

    Mono<Written> written(UUID answerId) {
        return database.sql(
                        """
                        SELECT provider, reply_id, occurred_at, sealed FROM reply
                        WHERE answer_id = :id
                        """)
                .bind("id", answerId)
                .map(
                        row ->
                                new Written(
                                        get(row, "provider", String.class),
                                        get(row, "reply_id", String.class),
                                        row.get("occurred_at", Instant.class),
                                        row.get("sealed", byte[].class)))
                .one();
    }

    /** What we call it; empty if it came before. */
    private Mono<String> note(Reply reply, @Nullable String commandId, byte @Nullable [] sealed) {
        return database.sql(NOTE)
                .bind("provider", reply.provider())
                .bind("replyId", reply.replyId())
                .bind("id", orNull(commandId, String.class))
                .bind("at", reply.at())
                .bind("sealed", orNull(sealed, byte[].class))
                .map(row -> get(row, "answer_id", UUID.class).toString())
                .one();
    }

    private Mono<Answered> find(Reply reply, byte @Nullable [] sender) {
        return find(reply.provider(), reply.messageId(), reply.commandId(), reply.stop(), sender);
    }

    private Mono<Answered> find(StrayReply reply, byte @Nullable [] sender) {
        return find(reply.provider(), reply.messageId(), reply.commandId(), reply.stop(), sender);
    }

    private Mono<Answered> find(
            String provider,
            @Nullable String messageId,
            @Nullable String commandId,
            boolean stop,
            byte @Nullable [] sender) {
        return database.sql(FIND)
                .bind("provider", provider)
                .bind("messageId", orNull(messageId, String.class))
                .bind("commandId", orNull(commandId, String.class))
                .bind("stop", stop)
                .bind("mark", orNull(sender, byte[].class))
                .map(
                        row ->
                                new Answered(
                                        get(row, "command_id", String.class),
                                        row.get("recipient_mark", byte[].class),
                                        sender,
                                        payload(row)))
                .one();
    }

    private Mono<List<byte[]>> everybody(Answered to) {
        return database.sql(EVERYBODY)
                .bind("commandId", to.commandId())
                .bind("mark", orNull(to.mark(), byte[].class))
                .bind("sender", orNull(to.sender(), byte[].class))
                .map(Replies::payload)
                .all()
                .collectList();
    }

    private Mono<Void> takeBack(Answered to) {
        return database.sql(TAKE_BACK)
                .bind("commandId", to.commandId())
                .bind("mark", orNull(to.mark(), byte[].class))
                .bind("sender", orNull(to.sender(), byte[].class))
                .then();
    }

    private static byte[] payload(Readable row) {
        return Objects.requireNonNull(row.get("payload", byte[].class));
    }
}
