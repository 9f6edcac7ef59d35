package io.forbear.contact.erasure;

import static java.util.Collections.disjoint;

import io.forbear.contact.casework.Casework;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.erasure.Erasures.Asked;
import io.forbear.contact.erasure.PersonalData.Report;
import io.forbear.contact.erasure.PersonalData.State;
import io.forbear.contact.secrecy.StoredKeys;
import io.forbear.messaging.EventIds;
import io.forbear.packs.retention.DataClass;
import io.forbear.packs.retention.RetentionRule;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Erases personal data when two persons want it and no law forbids it: what lies here is destroyed
 * with the debtor's key, and others are told. Once done it stays done.
 */
@Component
class ErasureService {
    /** A wish that nobody agreed to is no wish any more. */
    private static final Duration STANDS = Duration.ofDays(30);

    /** Who asked, where only the topic remembers that somebody did. */
    private static final String UNKNOWN = "unknown";

    private final Erasures erasures;
    private final Destruction destruction;
    private final StoredKeys keys;
    private final FadingCopies fading;
    private final ErasurePublisher publisher;
    private final Casework casework;
    private final List<RetentionRule> rules;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Clock realClock = Clock.systemUTC();

    ErasureService(
            Erasures erasures,
            Destruction destruction,
            StoredKeys keys,
            FadingCopies fading,
            ErasurePublisher publisher,
            Casework casework,
            List<RetentionRule> retentionRules,
            TransactionalOperator transaction,
            Clock clock) {
        this.erasures = erasures;
        this.destruction = destruction;
        this.keys = keys;
        this.fading = fading;
        this.publisher = publisher;
        this.casework = casework;
        this.rules = List.copyOf(retentionRules);
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How it stands with a debtor's personal data; fails with a {@link Problem}, 404. */
    Mono<PersonalData> find(String debtorId) {
        return kept(debtorId)
                .zipWith(found(debtorId))
                .map(both -> view(debtorId, both.getT2().orElse(null), both.getT1()));
    }

    /**
     * Asks for an erasure, or agrees to what another person asked for, upon which it is done.
     *
     * @param reason needed of who asks
     * @return fails with a {@link Problem}: 404 if nothing is known of the debtor, 409 with what is
     *     to be kept if that forbids it, 422 without a reason
     */
    Mono<PersonalData> erase(String debtorId, @Nullable String reason, String who) {
        return kept(debtorId)
                .zipWith(found(debtorId))
                .flatMap(
                        both ->
                                erase(
                                        debtorId,
                                        both.getT2().orElse(null),
                                        both.getT1(),
                                        reason,
                                        who))
                .as(transaction::transactional);
    }

    private Mono<PersonalData> erase(
            String debtorId,
            @Nullable Asked asked,
            List<Kept> kept,
            @Nullable String reason,
            String who) {
        if (asked != null && asked.report() != null) {
            return Mono.just(view(debtorId, asked, kept));
        }
        var forbidding = forbidding(kept);
        if (!forbidding.isEmpty()) {
            return Mono.error(() -> forbidden(forbidding));
        }
        var now = clock.instant();
        if (asked == null || asked.askedAt().plus(STANDS).isBefore(now)) {
            return ask(debtorId, reason, who, now)
                    .then(Mono.defer(() -> found(debtorId)))
                    .map(found -> view(debtorId, found.orElse(null), kept));
        }
        return asked.askedBy().equals(who)
                ? Mono.just(view(debtorId, asked, kept))
                : destroy(debtorId, who, now)
                        .then(Mono.defer(() -> found(debtorId)))
                        .map(found -> view(debtorId, found.orElse(null), kept));
    }

    private Mono<Void> ask(String debtorId, @Nullable String reason, String who, Instant now) {
        return reason == null || reason.isBlank()
                ? Mono.error(() -> Problem.invalid("reason", "says why they are to be erased"))
                : erasures.ask(debtorId, who, reason.strip(), now);
    }

    private Mono<Void> destroy(String debtorId, String who, Instant now) {
        var eventId = EventIds.next(clock);
        return casework.learnReach(
                debtorId, eventId, Mono.defer(() -> destroyHeld(eventId, debtorId, who, now)));
    }

    /**
     * Once the debtor is held: whoever agreed at the same moment may have done it meanwhile, or a
     * law forbid it.
     */
    private Mono<Void> destroyHeld(UUID eventId, String debtorId, String who, Instant now) {
        return unlessDone(debtorId)
                .flatMap(_ -> kept(debtorId))
                .flatMap(
                        kept -> {
                            var forbidding = forbidding(kept);
                            return forbidding.isEmpty()
                                    ? destroyHeld(eventId, debtorId, kept, who, now)
                                    : Mono.error(() -> forbidden(forbidding));
                        });
    }

    private Mono<Void> destroyHeld(
            UUID eventId, String debtorId, List<Kept> kept, String who, Instant now) {
        var left = Kept.classes(kept);
        return destroyed(debtorId, kept, left, who, now)
                .then(Mono.defer(() -> publisher.publish(eventId, debtorId, left, kept, now)));
    }

    /** What is sealed goes before its key, as whoever seals it anew does. */
    private Mono<Void> destroyed(
            String debtorId, List<Kept> kept, Set<DataClass> left, String who, Instant now) {
        var realNow = realClock.instant();
        return destruction
                .of(debtorId, allBut(left))
                .collectList()
                .delayUntil(_ -> keys.destroy(debtorId, now))
                .map(destroyed -> new Report(destroyed, kept, fading.since(realNow), left))
                .flatMap(report -> erasures.complete(debtorId, who, report, now, realNow));
    }

    private static Set<DataClass> allBut(Set<DataClass> left) {
        var others = EnumSet.allOf(DataClass.class);
        others.removeAll(left);
        return others;
    }

    /**
     * Does again what a database that was restored does not know: the person was erased after its
     * backup. Nothing where it is done; others were told. The caller has a transaction.
     *
     * @param eventId what told of it
     * @param at when it was done
     * @param left the classes of data that were kept then
     */
    Mono<Void> again(String debtorId, UUID eventId, Instant at, Set<DataClass> left) {
        return unlessDone(debtorId)
                .flatMap(
                        asked ->
                                casework.learnReach(
                                        debtorId,
                                        eventId,
                                        againHeld(asked, debtorId, eventId, at, left)));
    }

    private Mono<Void> againHeld(
            Optional<Asked> asked, String debtorId, UUID eventId, Instant at, Set<DataClass> left) {
        var asking =
                asked.isPresent()
                        ? Mono.<Void>empty()
                        : erasures.ask(debtorId, UNKNOWN, "erased before", at);
        return asking.then(Mono.defer(() -> keptOfAnybody(debtorId)))
                .flatMap(now -> destroyed(debtorId, now, left, "event " + eventId, at));
    }

    /**
     * Destroys what was kept of a debtor when he was erased, and no law wants any more; others are
     * told. Nothing if all of it is still to be kept.
     */
    Mono<Void> release(String debtorId) {
        var eventId = EventIds.next(clock);
        var released = Mono.defer(() -> releaseHeld(eventId, debtorId, clock.instant()));
        return casework.learnReach(debtorId, eventId, released).as(transaction::transactional);
    }

    private Mono<Void> releaseHeld(UUID eventId, String debtorId, Instant now) {
        return erasures.find(debtorId)
                .flatMap(asked -> Mono.justOrEmpty(asked.dueAt(now)))
                .zipWith(keptOfAnybody(debtorId))
                .flatMap(both -> release(eventId, debtorId, both.getT1(), both.getT2(), now));
    }

    /** What is destroyed stays so, whatever a law of today would want. */
    private Mono<Void> release(
            UUID eventId, String debtorId, Report before, List<Kept> wanted, Instant now) {
        var kept = wanted.stream().filter(one -> !disjoint(one.what(), before.left())).toList();
        var free = new HashSet<>(before.left());
        free.removeAll(Kept.classes(kept));
        var still = new HashSet<>(before.left());
        still.removeAll(free);
        var destroyed = destruction.of(debtorId, free).collectList();
        var noted =
                destroyed.flatMap(
                        gone -> erasures.replace(debtorId, before.and(gone, kept, still), now));
        return free.isEmpty()
                ? noted
                : noted.then(
                        Mono.defer(() -> publisher.publish(eventId, debtorId, still, kept, now)));
    }

    /** What was asked for, if anything; empty if it is done. */
    private Mono<Optional<Asked>> unlessDone(String debtorId) {
        return found(debtorId).filter(asked -> asked.map(Asked::report).isEmpty());
    }

    private Mono<Optional<Asked>> found(String debtorId) {
        return erasures.find(debtorId).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    /** What is to be kept of a debtor now. */
    private Mono<List<Kept>> kept(String debtorId) {
        return casework.facts(debtorId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("debtor", debtorId)))
                .flatMap(this::kept);
    }

    /** The same, also where nothing is known of him but that he was contacted. */
    private Mono<List<Kept>> keptOfAnybody(String debtorId) {
        return casework.facts(debtorId).defaultIfEmpty(Facts.about(debtorId)).flatMap(this::kept);
    }

    private Mono<List<Kept>> kept(Facts facts) {
        return destruction
                .lastContact(facts.debtorId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(last -> Situation.of(facts, last.orElse(null)).kept(rules, clock.instant()));
    }

    private static List<Kept> forbidding(List<Kept> kept) {
        return kept.stream().filter(one -> one.what().contains(DataClass.CONTACT_POINTS)).toList();
    }

    private static Problem forbidden(List<Kept> by) {
        var first = by.getFirst();
        var problem =
                Problem.conflict(
                        "To be kept by %s, %s: %s"
                                .formatted(
                                        first.rule(),
                                        first.citation(),
                                        first.until() == null
                                                ? "as long as " + first.as()
                                                : "until " + first.until()));
        problem.getBody().setProperty("forbiddenBy", by);
        return problem;
    }

    private static PersonalData view(String debtorId, @Nullable Asked asked, List<Kept> kept) {
        var report = asked == null ? null : asked.report();
        return new PersonalData(
                debtorId,
                asked == null ? State.PRESENT : report == null ? State.ASKED : State.ERASED,
                asked == null ? null : asked.askedBy(),
                asked == null ? null : asked.askedAt(),
                asked == null ? null : asked.reason(),
                asked == null ? null : asked.erasedBy(),
                asked == null ? null : asked.erasedAt(),
                report == null ? forbidding(kept) : List.of(),
                report == null ? List.of() : report.destroyed(),
                report == null ? kept : report.kept(),
                report == null ? List.of() : report.fading());
    }
}
