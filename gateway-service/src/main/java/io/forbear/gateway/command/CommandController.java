package io.forbear.gateway.command;

import io.forbear.service.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells what became of a command. */
@RestController
class CommandController {
    private final CommandLog log;

    CommandController(CommandLog log) {
        this.log = log;
    }

    /**
     * A command, without its text.
     *
     * @param reason why it stands so
     * @param messageId what the provider calls the message
     * @param messageDigest SHA-256 of command id, line feed, for an e-mail subject and line feed,
     *     and text, lower-case hexadecimal
     * @param hasText whether the text is still kept
     */
    record View(
            String commandId,
            String provider,
            CommandState state,
            @Nullable String reason,
            @Nullable Instant sentAt,
            @Nullable Instant receiptAt,
            @Nullable Instant reportedAt,
            @Nullable String messageId,
            @Nullable String messageDigest,
            boolean hasText) {}

    /** 404 if it never came here, or is forgotten. */
    @PreAuthorize("hasAnyRole('operations', 'auditor', 'compliance-officer')")
    @GetMapping("/commands/{commandId}")
    Mono<View> command(@PathVariable String commandId) {
        return log.find(commandId)
                .map(stored -> view(commandId, stored))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("command", commandId)));
    }

    private static View view(String commandId, StoredCommand stored) {
        return new View(
                commandId,
                stored.provider(),
                stored.state(),
                stored.reason(),
                stored.sentAt(),
                stored.receiptAt(),
                stored.reportedAt(),
                stored.messageId(),
                stored.messageDigest(),
                stored.hasText());
    }
}
