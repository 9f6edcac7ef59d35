package io.forbear.console.audit;

import io.forbear.service.problem.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;

/**
 * Keeps who did what. A deed that cannot be written down is refused before it is done; what came of
 * it is noted afterwards.
 */
@Component
public class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int FAILED = 500;
    private static final int DONE = 200;

    private final AuditEntries entries;
    private final AuditDatabase database;

    Audit(AuditEntries entries, AuditDatabase database) {
        this.entries = entries;
        this.database = database;
    }

    /**
     * Does something after it was written down.
     *
     * @param statusOf the HTTP status that tells what came of it
     * @return fails with a {@link Problem} 503 before anything is done if it cannot be written down
     */
    public <T> Mono<T> around(Deed deed, Mono<T> doing, ToIntFunction<T> statusOf) {
        return begin(deed)
                .flatMap(
                        id ->
                                doing.delayUntil(done -> end(id, statusOf.applyAsInt(done)))
                                        .onErrorResume(
                                                failure ->
                                                        end(id, status(failure))
                                                                .then(Mono.error(failure))));
    }

    /** The same for what answers 200 if it does not fail. */
    public <T> Mono<T> around(Deed deed, Mono<T> doing) {
        return around(deed, doing, _ -> DONE);
    }

    /** Notes something that is not refused for want of an audit. */
    public Mono<Void> note(Deed deed) {
        return begin(deed)
                .flatMap(id -> end(id, DONE))
                .doOnError(
                        away ->
                                LOG.warn(
                                        "not in the audit: {} {}",
                                        deed.action(),
                                        away.getMessage()))
                .onErrorComplete()
                .then();
    }

    private Mono<UUID> begin(Deed deed) {
        return database.isPrepared()
                ? entries.add(deed).onErrorMap(Audit::unavailable)
                : Mono.error(() -> unavailable(new IllegalStateException("not prepared")));
    }

    private Mono<Void> end(UUID id, int status) {
        return entries.end(id, status)
                .doOnError(
                        lost -> LOG.error("status {} of audit entry {} is lost", status, id, lost))
                .onErrorComplete();
    }

    private static int status(Throwable failure) {
        return failure instanceof ErrorResponseException refusal
                ? refusal.getStatusCode().value()
                : FAILED;
    }

    static Problem unavailable(Throwable cause) {
        LOG.warn("the audit cannot be written: {}", cause.toString());
        return Problem.unavailable(
                "The audit cannot be written, for its database does not answer; nothing was done.",
                RETRY);
    }
}
