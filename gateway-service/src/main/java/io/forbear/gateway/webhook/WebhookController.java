package io.forbear.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.gateway.command.Fate;
import io.forbear.gateway.command.MessageRef;
import io.forbear.gateway.command.Reply;
import io.forbear.gateway.provider.Placeholders;
import io.forbear.gateway.provider.ReceiptFormat;
import io.forbear.gateway.provider.ReplyFormat;
import io.forbear.gateway.provider.WebhookSettings;
import io.forbear.service.problem.JsonFault;
import io.forbear.service.problem.Problem;
import io.forbear.service.text.TextConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
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
    private static final int MOST_BYTES = 1 << 20;

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

    /**
     * 200 noted, known, or kept because no such message is known; 401 not signed; 422 a field is
     * missing or wrong. What comes in a provider's own form is 200 if it is signed: an item that
     * cannot be read is kept.
     */
    @PostMapping("/webhooks/{provider}/receipts")
    Mono<ResponseEntity<Object>> receipt(@PathVariable String provider, ServerHttpRequest request) {
        return delivery(request).flatMap(delivery -> receipt(provider, delivery));
    }

    private Mono<ResponseEntity<Object>> receipt(String provider, Delivery delivery) {
        return webhooks.verified(provider, delivery)
                .flatMap(
                        webhook -> {
                            var format = webhook.receipts();
                            return format == null
                                    ? webhooks.take(receipt(provider, read(delivery)))
                                            .map(taken -> ours(taken.name(), null))
                                    : theirs(provider, delivery, format);
                        });
    }

    /** As with receipts. */
    @PostMapping("/webhooks/{provider}/replies")
    Mono<ResponseEntity<Object>> reply(@PathVariable String provider, ServerHttpRequest request) {
        return delivery(request).flatMap(delivery -> reply(provider, delivery));
    }

    private Mono<ResponseEntity<Object>> reply(String provider, Delivery delivery) {
        return webhooks.verified(provider, delivery)
                .flatMap(
                        webhook -> {
                            var format = webhook.replies();
                            return format == null
                                    ? webhooks.take(
                                                    provider,
                                                    reply(
                                                            provider,
                                                            webhook,
                                                            read(delivery.body(), ReplyBody.class)))
                                            .map(
                                                    heard ->
                                                            ours(
                                                                    heard.taken().name(),
                                                                    heard.acknowledgment()))
                                    : theirs(provider, delivery, webhook, format);
                        });
    }

    /** Read here, for the framework would read a form into its fields, and not what was signed. */
    private static Mono<Delivery> delivery(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), MOST_BYTES)
                .map(WebhookController::bytes)
                .defaultIfEmpty(new byte[0])
                .map(body -> delivery(request, body))
                .onErrorMap(
                        DataBufferLimitException.class,
                        tooLong ->
                                new ResponseStatusException(
                                        HttpStatus.CONTENT_TOO_LARGE, "too long", tooLong));
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Delivery delivery(ServerHttpRequest request, byte[] body) {
        var query = request.getURI().getRawQuery();
        return new Delivery(
                request.getURI().getRawPath(),
                query == null ? "" : query,
                name -> request.getHeaders().getFirst(name),
                body);
    }

    private static ResponseEntity<Object> ours(String result, @Nullable String acknowledgment) {
        return ResponseEntity.ok(new Answer(result, acknowledgment));
    }

    private Mono<ResponseEntity<Object>> theirs(
            String provider, Delivery delivery, ReceiptFormat format) {
        var now = clock.instant();
        var heard =
                items(
                        delivery,
                        format.items(),
                        item -> Reading.receipt(provider, format, item, now));
        return webhooks.takeAll(provider, heard).map(WebhookController::results);
    }

    private Mono<ResponseEntity<Object>> theirs(
            String provider, Delivery delivery, WebhookSettings webhook, ReplyFormat format) {
        var now = clock.instant();
        var words = new StopWords(webhook.stopWords());
        var heard =
                items(
                        delivery,
                        format.items(),
                        item ->
                                Reading.reply(
                                        provider, format, item, words, now, webhooks::digest));
        return webhooks.takeAll(provider, heard)
                .map(done -> format.answer() == null ? results(done) : answer(format, done));
    }

    private List<Heard> items(Delivery delivery, String place, Function<Item, Heard> read) {
        try {
            return Item.of(delivery, place, json).stream().map(read).toList();
        } catch (IllegalArgumentException e) {
            return List.of(new Heard.Unread(String.valueOf(e.getMessage()), delivery.text()));
        }
    }

    private static ResponseEntity<Object> results(List<WebhookService.Done> done) {
        return ResponseEntity.ok(Map.of("results", done));
    }

    /** The text for the person, if there is one, as the provider wants to be told. */
    private static ResponseEntity<Object> answer(
            ReplyFormat format, List<WebhookService.Done> done) {
        var text =
                done.stream()
                        .flatMap(one -> Stream.ofNullable(one.acknowledgment()))
                        .findFirst()
                        .orElse("");
        var answer = String.valueOf(text.isEmpty() ? format.silent() : format.answer());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.answerType()))
                .body(Placeholders.fill(answer, Map.of("acknowledgment", text)).getBytes(UTF_8));
    }

    private ReceiptBody read(Delivery delivery) {
        return read(delivery.body(), ReceiptBody.class);
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

    private Reply reply(String provider, WebhookSettings webhook, ReplyBody body) {
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
