package io.forbear.gateway.webhook;

import io.forbear.gateway.command.Fate;
import io.forbear.gateway.command.MessageRef;
import io.forbear.gateway.command.Reply;
import io.forbear.gateway.provider.ProviderSettings.Webhook;
import io.forbear.service.problem.JsonFault;
import io.forbear.service.problem.Problem;
import io.forbear.service.text.TextConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where providers tell what became of messages. Their signature is their token. */
@RestController
@PreAuthorize("permitAll()")
class WebhookController {
    /** How far a provider's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int LONGEST_ID = 320; // as long as an address may be
    private static final int LONGEST_TEXT = 20_000;

    private final WebhookService webhooks;
    private final JsonMapper json;
    private final Clock clock;

    WebhookController(WebhookService webhooks, JsonMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.json =
                TextConfiguration.forBodies(json)
                        .rebuild()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        this.clock = clock;
    }

    /**
     * What became of a message. One of {@code messageId} and {@code commandId} is needed.
     *
     * @param reason why it failed; null: another than that there is no such recipient, for only who
     *     says so makes a number or address a wrong one
     */
    record ReceiptBody(
            @Nullable String messageId,
            @Nullable String commandId,
            @Nullable Status status,
            @Nullable Reason reason,
            @Nullable Instant occurredAt) {}

    /** What a provider may say of a message. */
    enum Status {
        DELIVERED,
        FAILED
    }

    /** Why a message did not arrive. */
    enum Reason {
        NO_SUCH_RECIPIENT,
        OTHER
    }

    /**
     * What a person has answered. One of {@code messageId}, {@code commandId} and {@code from} is
     * needed.
     *
     * @param from the number or address it comes from
     */
    record ReplyBody(
            @Nullable String replyId,
            @Nullable String messageId,
            @Nullable String commandId,
            @Nullable String from,
            @Nullable String text,
            @Nullable Instant occurredAt) {}

    /**
     * What came of a call.
     *
     * @param result NOTED; KNOWN if it changes nothing; STOPPED if the person has opted out; KEPT
     *     if it is not known whose answer it is
     * @param acknowledgment what to answer to the person, once; null: nothing
     */
    record Answer(String result, @Nullable String acknowledgment) {}

    /** 200 noted or known; 401 not signed; 404 no such message; 422 a field is missing or wrong. */
    @PostMapping("/webhooks/{provider}/receipts")
    Mono<Answer> receipt(
            @PathVariable String provider,
            @RequestHeader(name = Signature.HEADER, required = false) @Nullable String signature,
            @RequestBody byte[] body) {
        return webhooks.verified(provider, signature, body)
                .map(_ -> receipt(provider, read(body, ReceiptBody.class)))
                .flatMap(webhooks::take)
                .map(isNew -> new Answer(isNew ? "NOTED" : "KNOWN", null));
    }

    /** As with receipts, but an answer to no message that we know is kept. */
    @PostMapping("/webhooks/{provider}/replies")
    Mono<Answer> reply(
            @PathVariable String provider,
            @RequestHeader(name = Signature.HEADER, required = false) @Nullable String signature,
            @RequestBody byte[] body) {
        return webhooks.verified(provider, signature, body)
                .flatMap(
                        webhook ->
                                webhooks.take(
                                        provider,
                                        reply(provider, webhook, read(body, ReplyBody.class))));
    }

    private Receipt receipt(String provider, ReceiptBody body) {
        return new Receipt(
                message(provider, body.messageId(), body.commandId()),
                fate(required("status", body.status()), body.reason()),
                past(required("occurredAt", body.occurredAt())));
    }

    static Fate fate(Status status, @Nullable Reason reason) {
        return switch (status) {
            case DELIVERED -> Fate.DELIVERED;
            case FAILED ->
                    reason == Reason.NO_SUCH_RECIPIENT
                            ? Fate.NO_SUCH_RECIPIENT
                            : Fate.NOT_DELIVERED;
        };
    }

    private Reply reply(String provider, Webhook webhook, ReplyBody body) {
        if (body.messageId() == null && body.commandId() == null && isBlank(body.from())) {
            throw Problem.invalid("from", "is needed, or messageId, or commandId");
        }
        var text = notLonger("text", LONGEST_TEXT, required("text", body.text()));
        return new Reply(
                provider,
                notLonger("replyId", LONGEST_ID, required("replyId", body.replyId())),
                orShort("messageId", body.messageId()),
                orShort("commandId", body.commandId()),
                isBlank(body.from()) ? null : orShort("from", body.from()),
                text,
                new StopWords(webhook.stopWords()).isStop(text),
                past(required("occurredAt", body.occurredAt())));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static MessageRef message(
            String provider, @Nullable String messageId, @Nullable String commandId) {
        if (messageId == null && commandId == null) {
            throw Problem.invalid("messageId", "is needed, or commandId");
        }
        return new MessageRef(
                provider, orShort("messageId", messageId), orShort("commandId", commandId));
    }

    private static @Nullable String orShort(String field, @Nullable String value) {
        return value == null ? null : notLonger(field, LONGEST_ID, value);
    }

    private static String notLonger(String field, int longest, String value) {
        if (value.length() > longest) {
            throw Problem.invalid(field, "must have at most %d characters".formatted(longest));
        }
        return value;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null || value.toString().isBlank()) {
            throw Problem.invalid(field, "is needed");
        }
        return value;
    }

    private Instant past(Instant at) {
        var latest = clock.instant().plus(AHEAD);
        if (at.isAfter(latest)) {
            throw Problem.invalid("occurredAt", "must not lie after " + latest + ", found " + at);
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> T read(byte[] body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JacksonException e) {
            var fault = JsonFault.of(e);
            throw Problem.badRequest(
                    fault.field().isEmpty() ? "body" : fault.field(), fault.message());
        }
    }
}
