package io.forbear.contact.edition;

import io.forbear.service.digest.Sha256;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes versions in, and lets them hold. */
@Service
class EditionService {
    private final Editions editions;
    private final Map<Kind, Examiner> examiners = new EnumMap<>(Kind.class);
    private final TransactionalOperator transaction;
    private final Clock clock;

    EditionService(
            Editions editions,
            List<Examiner> examiners,
            TransactionalOperator transaction,
            Clock clock) {
        this.editions = editions;
        examiners.forEach(one -> this.examiners.put(one.kind(), one));
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores a version; the same text again is the version that is there.
     *
     * @return fails with a {@link Problem} 422 that names everything wrong with it, 409 if the
     *     version is known with another text
     */
    Mono<Edition> upload(Kind kind, String content, String author) {
        var now = now();
        return sound(kind, content, now)
                .map(
                        version ->
                                new Edition(
                                        kind, version, Sha256.hex(content), content, author, now))
                .flatMap(edition -> editions.store(edition).then(stored(edition)));
    }

    private Mono<Edition> stored(Edition edition) {
        return find(edition.kind(), edition.version())
                .filter(stored -> stored.digest().equals(edition.digest()))
                .switchIfEmpty(Mono.error(() -> taken(edition)));
    }

    private static Problem taken(Edition edition) {
        return Problem.conflict(
                "Version %s of the %s is known with another text; a version is never changed."
                        .formatted(edition.version(), edition.kind().path()));
    }

    /** The version of a sound text. */
    private Mono<String> sound(Kind kind, String content, Instant from) {
        return Objects.requireNonNull(examiners.get(kind))
                .examine(content, from)
                .map(
                        examined -> {
                            examined.requireSound();
                            return examined.version();
                        });
    }

    /**
     * Lets a version hold from an instant on.
     *
     * @param from null: from now on
     * @return fails with a {@link Problem} 404, 409 or 422 with the reason
     */
    Mono<Activation> activate(
            Kind kind,
            String version,
            @Nullable Instant from,
            @Nullable String reason,
            String activator) {
        var now = now();
        return editions.lock()
                .then(Mono.zip(find(kind, version), Mono.defer(editions::timeline)))
                .flatMap(
                        known -> {
                            var edition = known.getT1();
                            var ruling =
                                    ActivationRuling.on(
                                            edition, known.getT2(), activator, from, now);
                            return carryOut(ruling, edition, activator, reason, now);
                        })
                .as(transaction::transactional);
    }

    private Mono<Activation> carryOut(
            ActivationRuling ruling,
            Edition edition,
            String activator,
            @Nullable String reason,
            Instant now) {
        return switch (ruling) {
            // what was sound when it was uploaded may be so no more
            case ActivationRuling.Granted(var from) ->
                    sound(edition.kind(), edition.content(), from)
                            .then(activated(edition))
                            .then(editions.activate(edition, from, activator, now, reason));
            case ActivationRuling.Known(var activation) -> Mono.just(activation);
            case ActivationRuling.SamePerson(var why) -> Mono.error(Problem.conflict(why));
            case ActivationRuling.TooEarly(var why) ->
                    Mono.error(Problem.invalid("effectiveFrom", why));
        };
    }

    private Mono<Void> activated(Edition edition) {
        return Mono.defer(
                () -> Objects.requireNonNull(examiners.get(edition.kind())).activated(edition));
    }

    /** A version; fails with a {@link Problem} 404 if there is none. */
    Mono<Edition> find(Kind kind, String version) {
        return editions.find(kind, version)
                .switchIfEmpty(
                        Mono.error(
                                () -> Problem.notFound("version of the " + kind.path(), version)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
