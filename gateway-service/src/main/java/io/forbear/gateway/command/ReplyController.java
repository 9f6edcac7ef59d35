package io.forbear.gateway.command;

import io.forbear.service.problem.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what people have answered to those who have to read it. */
@RestController
class ReplyController {
    private final Replies replies;
    private final Recipients recipients;

    ReplyController(Replies replies, Recipients recipients) {
        this.replies = replies;
        this.recipients = recipients;
    }

    /**
     * An answer.
     *
     * @param text what the person wrote; null: it is not kept, or cannot be opened
     */
    record View(UUID answerId, @Nullable Instant occurredAt, @Nullable String text) {}

    /** By the id in {@code recordingRef} of its report; 404 if there is none, or no longer. */
    @PreAuthorize("hasAnyRole('collector', 'operations', 'auditor', 'compliance-officer')")
    @GetMapping("/replies/{answerId}")
    Mono<View> reply(@PathVariable UUID answerId) {
        return replies.written(answerId)
                .map(written -> view(answerId, written))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("answer", answerId.toString())));
    }

    /** Not the number or address it came from, which stands before the text. */
    private View view(UUID answerId, Replies.Written written) {
        var about = Reply.about(written.provider(), written.replyId());
        var plain = recipients.open(written.sealed(), about);
        return new View(
                answerId,
                written.at(),
                plain == null ? null : plain.substring(plain.indexOf('\n') + 1));
    }
}
