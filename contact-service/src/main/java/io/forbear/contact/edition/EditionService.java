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
import reactor.core.publisher.Flux;
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

    /**
     * Takes an activation back that has not begun. What holds then instead is examined: it must be
     * sound with what holds beside it.
     *
     * @return fails with a {@link Problem} 404, 409 if it holds or held already, 422 if what is
     *     left would not be sound
     */
    Mono<Void> withdraw(Kind kind, long number, String reason, String who) {
        var now = now();
        return editions.lock()
                .then(Mono.defer(editions::timeline))
                .flatMap(
                        timeline ->
                                Mono.justOrEmpty(
                                                timeline.activations().stream()
                                                        .filter(one -> one.kind() == kind)
                                                        .filter(one -> one.number() == number)
                                                        .findFirst())
                                        .switchIfEmpty(
                                                Mono.error(
                                                        () ->
                                                                Problem.notFound(
                                                                        "activation", "" + number)))
                                        .flatMap(one -> withdraw(one, timeline, reason, who, now)))
                .as(transaction::transactional);
    }

    private Mono<Void> withdraw(
            Activation one, Timeline timeline, String reason, String who, Instant now) {
        if (!one.effectiveFrom().isAfter(now)) {
            return Mono.error(
                    Problem.conflict(
                            "Activation %d holds since %s; activate another version."
                                    .formatted(one.number(), one.effectiveFrom())));
        }
        var left = timeline.without(one);
        return editions.withdraw(one.number(), who, reason, now)
                .thenMany(Flux.fromIterable(left.changesFrom(one.effectiveFrom())))
                .concatMap(at -> sound(left, at))
                .then();
    }

    /** What holds at an instant, wordings beside strategies. */
    private Mono<Void> sound(Timeline timeline, Instant at) {
        return Mono.justOrEmpty(timeline.at(Kind.STRATEGIES, at))
                .flatMap(one -> find(one.kind(), one.version()))
                .flatMap(edition -> sound(edition.kind(), edition.content(), at))
                .then();
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
