package io.forbear.gateway.command;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.gateway.provider.Provider;
import io.forbear.service.digest.Sha256;
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
 * who is written to there, and what waits for them is not sent any more. An answer of which nobody
 * knows whose it is is kept; it takes effect when its message, or a command for its sender, comes.
 */
@Component
public class Replies {
    private static final String NOTE =
            """
            INSERT INTO reply (provider, reply_id, command_id, occurred_at, sealed)
            VALUES (:provider, :replyId, :id, :at, :sealed)
            ON CONFLICT DO NOTHING RETURNING answer_id
            """;

    private static final String FIND =
            """
            SELECT command_id, recipient_mark, payload FROM command
            WHERE provider = :provider AND (message_id = :messageId OR command_id = :commandId
                OR (recipient_mark = :mark AND sent_at IS NOT NULL AND state <> 'NOT_MADE'))
            ORDER BY (message_id = :messageId OR command_id = :commandId) IS TRUE DESC,
                sent_at DESC NULLS LAST, command_id LIMIT 1
            """;

    /** The latest command for everybody who is written to there. */
    private static final String EVERYBODY =
            """
            SELECT DISTINCT ON (debtor_id, person_id) payload FROM command
            WHERE provider = :provider AND (command_id = :commandId
                OR recipient_mark = :mark OR recipient_mark = :sender)
            ORDER BY debtor_id, person_id, remembered_at DESC, command_id
            """;

    private static final String TAKE_BACK =
            """
            INSERT INTO cancelled_command (command_id, reason)
            SELECT command_id, 'the person has opted out' FROM command
            WHERE provider = :provider AND state IN ('TAKEN', 'SENDING', 'UNCERTAIN')
                AND (recipient_mark = :mark OR recipient_mark = :sender)
            ON CONFLICT DO NOTHING
            """;

    private final DatabaseClient database;
    private final StrayReplies strays;
    private final Recipients recipients;
    private final ReportPublisher reports;
    private final TransactionalOperator transaction;

    Replies(
            DatabaseClient database,
            StrayReplies strays,
            Recipients recipients,
            ReportPublisher reports,
            TransactionalOperator transaction) {
        this.database = database;
        this.strays = strays;
        this.recipients = recipients;
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

    /** Takes an answer; the same again changes nothing. */
    public Mono<Reply.Taken> take(Provider provider, Reply reply) {
        var sender = recipients.mark(provider, reply.sender());
        return find(reply, sender)
                .flatMap(to -> answer(reply, to))
                .switchIfEmpty(Mono.defer(() -> keep(reply, sender)))
                .as(transaction::transactional);
    }

    private Mono<Reply.Taken> answer(Reply reply, Answered to) {
        var sealed = reply.stop() ? null : seal(reply);
        return note(reply, to.commandId(), sealed)
                .flatMap(
                        answerId ->
                                publish(
                                                reply.provider(),
                                                to,
                                                reply.ref(answerId),
                                                reply.at())
                                        .thenReturn(
                                                reply.stop()
                                                        ? Reply.Taken.STOPPED
                                                        : Reply.Taken.NOTED))
                .defaultIfEmpty(Reply.Taken.KNOWN);
    }

    private byte @Nullable [] seal(Reply reply) {
        var sender = Objects.requireNonNullElse(reply.sender(), "");
        return recipients.seal(sender + "\n" + reply.text(), reply.about());
    }

    private Mono<Void> publish(
            String provider, Answered to, AnswerRef ref, Instant at) {
        return !ref.isToBeRead()
                ? takeBack(provider, to)
                        .then(everybody(provider, to))
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

    /**
     * Lets answers take effect that came before the command they belong to. A stop from the number
     * or address to which it goes takes it back.
     */
    Mono<Void> catchUp(NewCommand command) {
        var to =
                new Answered(command.commandId(), command.recipientMark(), null, command.payload());
        return strays.match(command.provider(), null, command.commandId(), command.recipientMark())
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(found -> publish(command.provider(), to, found))
                .then();
    }

    /** The same for answers that name a message by what the provider, as we now know, calls it. */
    Mono<Void> catchUp(String provider, String messageId) {
        return strays.match(provider, messageId, null, null)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(
                        found ->
                                find(provider, messageId, null, null)
                                        .flatMap(to -> publish(provider, to, found)))
                .then();
    }

    /** An answer that does not name the message is none to it, but a stop is a stop. */
    private Mono<Void> publish(String provider, Answered to, StrayReplies.Matched found) {
        return answerId(provider, found.replyId())
                .map(answerId -> new AnswerRef(found.replyId(), answerId, !found.stop()))
                .flatMap(ref -> publish(provider, to, found, ref));
    }

    private Mono<Void> publish(
            String provider, Answered to, StrayReplies.Matched found, AnswerRef ref) {
        return found.named()
                ? publish(provider, to, ref, found.at())
                : takeBack(provider, to)
                        .then(
                                reports.publishStop(
                                        null, List.of(to.payload()), ref, found.at()));
    }

    /** What we call an answer; one that lay here for very long gets another name. */
    private Mono<String> answerId(String provider, String replyId) {
        return database.sql(
                        "SELECT answer_id FROM reply WHERE provider = :provider AND reply_id = :id")
                .bind("provider", provider)
                .bind("id", replyId)
                .map(row -> get(row, "answer_id", UUID.class).toString())
                .one()
                .defaultIfEmpty(Sha256.hex(provider + "\n" + replyId));
    }

    /** What people wrote in an answer that was reported, and when. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Written(String provider, String replyId, @Nullable Instant at, byte @Nullable [] sealed) {}

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
    private Mono<String> note(
            Reply reply, @Nullable String commandId, byte @Nullable [] sealed) {
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
        return find(reply.provider(), reply.messageId(), reply.commandId(), sender);
    }

    private Mono<Answered> find(
            String provider,
            @Nullable String messageId,
            @Nullable String commandId,
            byte @Nullable [] sender) {
        return database.sql(FIND)
                .bind("provider", provider)
                .bind("messageId", orNull(messageId, String.class))
                .bind("commandId", orNull(commandId, String.class))
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

    private Mono<List<byte[]>> everybody(String provider, Answered to) {
        return database.sql(EVERYBODY)
                .bind("provider", provider)
                .bind("commandId", to.commandId())
                .bind("mark", orNull(to.mark(), byte[].class))
                .bind("sender", orNull(to.sender(), byte[].class))
                .map(Replies::payload)
                .all()
                .collectList();
    }

    private Mono<Void> takeBack(String provider, Answered to) {
        return database.sql(TAKE_BACK)
                .bind("provider", provider)
                .bind("mark", orNull(to.mark(), byte[].class))
                .bind("sender", orNull(to.sender(), byte[].class))
                .then();
    }

    private static byte[] payload(Readable row) {
        return Objects.requireNonNull(row.get("payload", byte[].class));
    }
}
