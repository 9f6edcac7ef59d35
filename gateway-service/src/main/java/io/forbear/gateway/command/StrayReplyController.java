package io.forbear.gateway.command;

import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows answers of which nobody knows whose they are, to those who find out. */
@RestController
@RequestMapping("/stray-replies")
class StrayReplyController {
    private final StrayReplies strays;
    private final Recipients recipients;

    StrayReplyController(StrayReplies strays, Recipients recipients) {
        this.strays = strays;
        this.recipients = recipients;
    }

    /**
     * One of them, with what is personal in it.
     *
     * @param from the number or address it came from; null: it was not told, or cannot be opened
     * @param text what the person wrote; null: it cannot be opened
     */
    record View(StrayReply reply, @Nullable String from, @Nullable String text) {}

    @PreAuthorize("hasAnyRole('operations', 'auditor', 'compliance-officer')")
    @GetMapping
    Mono<Page<StrayReply>> list(
            @RequestParam(defaultValue = "OPEN") StrayState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Limit.of(limit);
        return strays.list(state.name(), place(Cursor.parse(cursor, 3)), most + 1)
                .collectList()
                .map(rows -> Page.of(rows, most, StrayReplyController::cursorAt));
    }

    private static Cursor cursorAt(StrayReply one) {
        return Cursor.at(one.receivedAt().toString(), one.provider(), one.replyId());
    }

    private static StrayReplies.Place place(@Nullable Cursor cursor) {
        try {
            return cursor == null
                    ? StrayReplies.Place.BEFORE_ALL
                    : new StrayReplies.Place(
                            Instant.parse(cursor.key(0)), cursor.key(1), cursor.key(2));
        } catch (DateTimeParseException e) {
            throw Problem.badRequest("cursor", "must be the nextCursor of an earlier page");
        }
    }

    /** With number and text: for whoever finds out whose it is. */
    @PreAuthorize("hasRole('compliance-officer')")
    @GetMapping("/{provider}/{replyId}")
    Mono<View> one(@PathVariable String provider, @PathVariable String replyId) {
        return strays.find(provider, replyId)
                .map(this::view)
                .switchIfEmpty(Mono.error(() -> unknown(provider, replyId)));
    }

    private View view(StrayReplies.Sealed found) {
        var reply = found.reply();
        var plain = recipients.open(found.bytes(), Reply.about(reply.provider(), reply.replyId()));
        if (plain == null) {
            return new View(reply, null, null);
        }
        int end = plain.indexOf('\n');
        var from = plain.substring(0, end);
        return new View(reply, from.isEmpty() ? null : from, plain.substring(end + 1));
    }

    /** 409 if it is not open any more. */
    @PreAuthorize("hasRole('compliance-officer')")
    @PostMapping("/{provider}/{replyId}/settlement")
    Mono<StrayReply> settle(
            @PathVariable String provider,
            @PathVariable String replyId,
            @Valid @RequestBody Settlement settlement,
            Principal caller) {
        return strays.settle(provider, replyId, caller.getName(), settlement.note())
                .flatMap(done -> settled(provider, replyId, done));
    }

    private Mono<StrayReply> settled(String provider, String replyId, boolean done) {
        return strays.find(provider, replyId)
                .map(StrayReplies.Sealed::reply)
                .switchIfEmpty(Mono.error(() -> unknown(provider, replyId)))
                .flatMap(reply -> done ? Mono.just(reply) : Mono.error(closed(reply)));
    }

    private static Problem closed(StrayReply reply) {
        return Problem.conflict("The answer is %s already.".formatted(reply.state()));
    }

    private static Problem unknown(String provider, String replyId) {
        return Problem.notFound("answer of " + provider, replyId);
    }
}
