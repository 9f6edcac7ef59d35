package io.forbear.contact.attempt;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes the reports of gateways that do not speak Kafka. */
@RestController
class AttemptController {
    private final AttemptService attempts;

    AttemptController(AttemptService attempts) {
        this.attempts = attempts;
    }

    /** That a report was taken. */
    record Taken(UUID attemptId) {}

    /** 202 for a new report or a correction; 200 if the same report was taken before. */
    @PreAuthorize("hasRole('gateway')")
    @PostMapping("/contact-attempts")
    Mono<ResponseEntity<Taken>> report(@Valid @RequestBody AttemptBody body) {
        return attempts.take(body)
                .map(isNew -> isNew ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .map(status -> ResponseEntity.status(status).body(new Taken(body.eventId())));
    }
}
