package io.forbear.contact.attempt;

import jakarta.validation.Valid;
import java.security.Principal;
import java.util.List;
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

    /**
     * That a report was taken.
     *
     * @param warnings what is odd about it
     */
    record Taken(UUID attemptId, List<Warning> warnings) {}

    /** 202 for a new report or a correction; 200 if the same report was taken before. */
    @PreAuthorize("hasRole('gateway')")
    @PostMapping("/contact-attempts")
    Mono<ResponseEntity<Taken>> report(@Valid @RequestBody AttemptBody body, Principal caller) {
        var entity = body.actor().legalEntityId();
        if (!Reporter.of(caller).speaksFor(entity, body.channel().name())) {
            return Mono.error(Reporter.refusal(entity));
        }
        return attempts.take(body)
                .map(receipt -> ResponseEntity.status(status(receipt)).body(taken(receipt)));
    }

    private static HttpStatus status(Receipt receipt) {
        return receipt.standing() == Receipt.Standing.TAKEN ? HttpStatus.ACCEPTED : HttpStatus.OK;
    }

    private static Taken taken(Receipt receipt) {
        return new Taken(receipt.attemptId(), receipt.warnings());
    }
}
