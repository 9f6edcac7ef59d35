package io.forbear.contact.attempt;

import io.forbear.service.digest.Sha256;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Takes reports and publishes them, each content once. */
@Component
class AttemptService {
    /** How far a gateway's clock may be ahead of ours. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    private final ReportedAttempts reported;
    private final AttemptPublisher publisher;
    private final TransactionalOperator transaction;
    private final JsonMapper json;
    private final Clock clock;

    AttemptService(
            ReportedAttempts reported,
            AttemptPublisher publisher,
            TransactionalOperator transaction,
            JsonMapper json,
            Clock clock) {
        this.reported = reported;
        this.publisher = publisher;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes a report.
     *
     * @return whether it is new, or corrects an earlier one; false if it was taken before
     */
    Mono<Boolean> take(AttemptBody body) {
        var now = clock.instant();
        checkPast("occurredAt", body.occurredAt(), now);
        return reported.note(body.eventId(), body.debtorId(), digest(body), now)
                .flatMap(isNew -> isNew ? publish(body) : checkSameDebtor(body))
                .as(transaction::transactional);
    }

    private Mono<Boolean> publish(AttemptBody body) {
        return publisher.publish(body).thenReturn(true);
    }

    private Mono<Boolean> checkSameDebtor(AttemptBody body) {
        return reported.debtorOf(body.eventId())
                .filter(body.debtorId()::equals)
                .switchIfEmpty(Mono.error(() -> takenBy(body)))
                .thenReturn(false);
    }

    private static Problem takenBy(AttemptBody body) {
        return Problem.conflict(
                "The attempt " + body.eventId() + " was reported for another debtor.");
    }

    private static void checkPast(String field, Instant at, Instant now) {
        if (at.isAfter(now.plus(AHEAD))) {
            throw Problem.invalid(
                    field,
                    "must not lie more than %s ahead of %s, found %s".formatted(AHEAD, now, at));
        }
    }

    private byte[] digest(AttemptBody body) {
        return Sha256.digest().digest(json.writeValueAsBytes(body));
    }
}
