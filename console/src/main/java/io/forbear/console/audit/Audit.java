package io.forbear.console.audit;

import io.forbear.service.problem.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
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
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int FAILED = 500;
    private static final int DONE = 200;

    private final AuditEntries entries;
    private final AuditDatabase database;

    Audit(AuditEntries entries, AuditDatabase database) {
        this.entries = entries;
        this.database = database;
    }

    /**
     * What came of a deed.
     *
     * @param status HTTP status that tells it
     * @param result what was made by it: ids and places; null: nothing to tell
     */
    public record Outcome(int status, @Nullable String result) {}

    private <T> Mono<T> noted(Deed deed, Function<UUID, Mono<T>> doing, Function<T, Outcome> told) {
        return begin(deed)
                .flatMap(
                        id ->
                                doing.apply(id)
                                        .delayUntil(done -> end(id, told.apply(done)))
                                        .onErrorResume(failure -> failed(id, failure)));
    }

    /**
     * Does something after it was written down.
     *
     * @param statusOf the HTTP status that tells what came of it
     * @return fails with a {@link Problem} 503 before anything is done if it cannot be written down
     */
    public <T> Mono<T> around(Deed deed, Mono<T> doing, ToIntFunction<T> statusOf) {
        return noted(deed, _ -> doing, done -> new Outcome(statusOf.applyAsInt(done), null));
    }

    /** The same for what answers 200 if it does not fail. */
    public <T> Mono<T> around(Deed deed, Mono<T> doing) {
        return around(deed, doing, _ -> DONE);
    }

    /**
     * The same for what is done once to its target, and again only by intent.
     *
     * @param again whether it is done although it was done before
     * @param resultOf what was made by it
     * @return fails with a {@link Problem} 409 if it was done, or may have been
     */
    public <T> Mono<T> once(Deed deed, boolean again, Mono<T> doing, Function<T, String> resultOf) {
        return noted(
                deed,
                id -> again ? doing : refuseRepeated(id, deed).then(doing),
                done -> new Outcome(DONE, resultOf.apply(done)));
    }

    /** Of two at once each may see the other: then neither is done, which is the safe side. */
    private Mono<Void> refuseRepeated(UUID id, Deed deed) {
        return entries.anotherLike(id, deed)
                .timeout(LIMIT)
                .onErrorMap(Audit::unavailable)
                .flatMap(
                        other ->
                                Mono.error(
                                        Problem.conflict(
                                                "That was done before, or may have been, see entry "
                                                        + other
                                                        + " of the audit; to do it once more, say"
                                                        + " again: true.")));
    }

    /** Where nobody knows what came of it, no status is told. */
    private <T> Mono<T> failed(UUID id, Throwable failure) {
        var told =
                failure instanceof OutcomeUnknown
                        ? Mono.<Void>empty()
                        : end(id, new Outcome(status(failure), null));
        return told.then(Mono.error(failure));
    }

    /** Notes something that is not refused for want of an audit. */
    public Mono<Void> note(Deed deed) {
        return begin(deed)
                .flatMap(id -> end(id, new Outcome(DONE, null)))
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
                ? entries.add(deed).timeout(LIMIT).onErrorMap(Audit::unavailable)
                : Mono.error(() -> unavailable(new IllegalStateException("not prepared")));
    }

    private Mono<Void> end(UUID id, Outcome outcome) {
        return entries.end(id, outcome.status(), outcome.result())
                .timeout(LIMIT)
                .doOnError(lost -> LOG.error("{} of audit entry {} is lost", outcome, id, lost))
                .onErrorComplete();
    }

    private static int status(Throwable failure) {
        return failure instanceof ErrorResponseException refusal
                ? refusal.getStatusCode().value()
                : FAILED;
    }

    /** Either way nothing is done; but only an outage passes by itself. */
    static Problem unavailable(Throwable cause) {
        if (AuditDatabase.isAway(cause)) {
            LOG.warn("the audit cannot be written: {}", cause.toString());
            return Problem.unavailable(
                    "The audit cannot be written, for its database does not answer; nothing was"
                            + " done.",
                    RETRY);
        }
        LOG.error("the audit cannot be written", cause);
        return Problem.unavailable(
                "The audit cannot be written, which the console's log explains; nothing was done.",
                RETRY);
    }
}
