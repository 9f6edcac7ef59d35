package io.forbear.contact.point;

import io.forbear.contact.casework.Casework;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.debtor.Reach;
import io.forbear.contact.reach.Reaches;
import io.forbear.contact.secrecy.PointValues;
import io.forbear.contact.secrecy.StoredKeys;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.request.Mark;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes, corrects, ends and confirms contact points; the debtor's next step follows at once. */
@Component
class PointService {
    private final ContactPoints points;
    private final PointReadings readings;
    private final PointValues values;
    private final StoredKeys keys;
    private final Reaches reaches;
    private final Casework casework;
    private final MarkedRequests requests;
    private final TransactionalOperator transaction;
    private final Clock clock;

    PointService(
            ContactPoints points,
            PointReadings readings,
            PointValues values,
            StoredKeys keys,
            Reaches reaches,
            Casework casework,
            MarkedRequests requests,
            TransactionalOperator transaction,
            Clock clock) {
        this.points = points;
        this.readings = readings;
        this.values = values;
        this.keys = keys;
        this.reaches = reaches;
        this.casework = casework;
        this.requests = requests;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a contact point.
     *
     * @return its endpoint; fails with a {@link Problem}: 422 if it makes no sense, 409 if the
     *     debtor has one of that endpoint or his personal data were erased, 404 if it replaces one
     *     that he has not
     */
    Mono<String> add(String debtorId, PointBody body, @Nullable Mark mark) {
        var now = clock.instant();
        var made = body.endpoint() == null ? "cp-" + EventIds.next(clock) : body.endpoint();
        var value = read(body);
        checkSpan(body.validFrom(), body.validUntil());
        return requests.once(mark, made, () -> add(debtorId, made, value, body, now), Mono::just)
                .as(transaction::transactional);
    }

    /**
     * The same statement with a fingerprint, which nobody can make without the key, in the place of
     * the value: a digest of what is asked for is kept, and the numbers are few enough to try all.
     */
    PointBody withoutValue(PointBody body) {
        return body.withValue(HexFormat.of().formatHex(values.fingerprint(body.value())));
    }

    private Mono<String> add(
            String debtorId, String endpoint, PointValue value, PointBody body, Instant now) {
        var insert =
                keys.of(debtorId)
                        .map(key -> stored(debtorId, endpoint, body, value, key, now))
                        .flatMap(point -> insert(point, value))
                        .then(endReplaced(debtorId, body.replaces(), now));
        return learn(debtorId, insert).thenReturn(endpoint);
    }

    private Mono<Boolean> insert(StoredPoint point, PointValue value) {
        return points.insert(point, values.fingerprint(value.text()))
                .filter(isNew -> isNew)
                .switchIfEmpty(Mono.error(() -> taken(point)));
    }

    private Mono<Void> endReplaced(String debtorId, @Nullable String replaces, Instant now) {
        return replaces == null
                ? Mono.empty()
                : Mono.defer(() -> found(debtorId, replaces))
                        .flatMap(_ -> points.end(debtorId, replaces, "corrected", now));
    }

    /** Corrects all but the value; 409 for a point that was ended. */
    Mono<PointView> change(String debtorId, String endpoint, PointChange change) {
        checkSpan(change.validFrom(), change.validUntil());
        var changed =
                found(debtorId, endpoint)
                        .map(shown -> changed(shown.point(), change))
                        .flatMap(points::change);
        return then(debtorId, endpoint, changed);
    }

    private StoredPoint changed(StoredPoint point, PointChange change) {
        if (point.endedBecause() != null) {
            throw Problem.conflict(
                    "The contact point was ended: "
                            + point.endedBecause()
                            + ". A correction does not revive it; confirm it first.");
        }
        var text = values.open(point.debtorId(), point.endpoint(), point.stored());
        var value = understood(PointReader.read(point.kind(), text, null, change.role()));
        return new StoredPoint(
                point.debtorId(),
                point.endpoint(),
                point.kind(),
                point.party(),
                change.role(),
                value.channels(),
                point.region(),
                point.line(),
                change.source(),
                point.stored(),
                point.statedAt(),
                point.confirmedAt(),
                change.validFrom(),
                change.validUntil(),
                point.endedBecause());
    }

    /** Ends a point: it is not used again until it is confirmed. */
    Mono<PointView> end(String debtorId, String endpoint, String because) {
        var ended =
                found(debtorId, endpoint)
                        .flatMap(_ -> points.end(debtorId, endpoint, because, clock.instant()));
        return then(debtorId, endpoint, ended);
    }

    /** States anew that a point is the person's: what was reported before counts no more. */
    Mono<PointView> confirm(String debtorId, String endpoint) {
        var confirmed =
                found(debtorId, endpoint)
                        .flatMap(_ -> points.confirm(debtorId, endpoint, clock.instant()));
        return then(debtorId, endpoint, confirmed);
    }

    /** The value itself; that it was read, and by whom, is written down first. */
    Mono<String> value(String debtorId, String endpoint, String who) {
        return found(debtorId, endpoint)
                .delayUntil(_ -> readings.note(debtorId, endpoint, who, clock.instant()))
                .map(shown -> values.open(debtorId, endpoint, shown.point().stored()));
    }

    /** Who read values of a debtor in full, the newest first. */
    Mono<List<PointReadings.Reading>> readings(String debtorId, int limit) {
        return readings.of(debtorId, limit).collectList();
    }

    Mono<PointView> view(String debtorId, String endpoint) {
        return Mono.zip(found(debtorId, endpoint), reaches.of(debtorId))
                .map(both -> view(both.getT1(), both.getT2()));
    }

    Mono<Page<PointView>> list(String debtorId, @Nullable Cursor after, int limit) {
        return Mono.zip(
                        points.list(debtorId, after == null ? "" : after.key(0), limit)
                                .collectList(),
                        reaches.of(debtorId))
                .map(
                        both ->
                                Page.of(
                                                both.getT1(),
                                                limit,
                                                shown -> Cursor.at(shown.point().endpoint()))
                                        .map(shown -> view(shown, both.getT2())))
                .delayUntil(
                        page -> page.items().isEmpty() ? requireNotErased(debtorId) : Mono.empty());
    }

    private Mono<PointView> then(String debtorId, String endpoint, Mono<Void> change) {
        return learn(debtorId, change)
                .as(transaction::transactional)
                .then(Mono.defer(() -> view(debtorId, endpoint)));
    }

    private Mono<Void> learn(String debtorId, Mono<Void> change) {
        return casework.learnReach(debtorId, EventIds.next(clock), change);
    }

    private Mono<ContactPoints.Shown> found(String debtorId, String endpoint) {
        return points.find(debtorId, endpoint)
                .switchIfEmpty(requireNotErased(debtorId))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("contact point", endpoint)));
    }

    private <T> Mono<T> requireNotErased(String debtorId) {
        return keys.destroyedAt(debtorId)
                .flatMap(
                        at ->
                                Mono.error(
                                        () ->
                                                Problem.gone(
                                                        "The personal data of debtor %s were erased at %s."
                                                                .formatted(debtorId, at))));
    }

    private StoredPoint stored(
            String debtorId,
            String endpoint,
            PointBody body,
            PointValue value,
            byte[] key,
            Instant now) {
        return new StoredPoint(
                debtorId,
                endpoint,
                body.kind(),
                party(debtorId, body.person()),
                body.role(),
                value.channels(),
                value.region(),
                value.line(),
                body.source(),
                values.store(key, debtorId, endpoint, value.text()),
                now,
                now,
                body.validFrom(),
                body.validUntil(),
                null);
    }

    private static PointValue read(PointBody body) {
        return understood(PointReader.read(body.kind(), body.value(), body.region(), body.role()));
    }

    private static PointValue understood(Reading reading) {
        return switch (reading) {
            case Reading.Understood(var value) -> value;
            case Reading.Refused(var field, var reason) -> throw Problem.invalid(field, reason);
        };
    }

    private static Party party(String debtorId, PointBody.@Nullable Person person) {
        if (person == null) {
            return new Party(debtorId, PartyKind.DEBTOR);
        }
        if (person.personId().equals(debtorId) != (person.kind() == PartyKind.DEBTOR)) {
            throw Problem.invalid(
                    "person.personId", "is the debtor's id for the debtor, and for nobody else");
        }
        return new Party(person.personId(), person.kind());
    }

    private static void checkSpan(@Nullable Instant from, @Nullable Instant until) {
        if (from != null && until != null && !from.isBefore(until)) {
            throw Problem.invalid("validUntil", "must be after validFrom");
        }
    }

    private static Problem taken(StoredPoint point) {
        return Problem.conflict(
                "The debtor has a contact point "
                        + point.endpoint()
                        + " already; state a changed number as a new point that replaces it.");
    }

    private PointView view(ContactPoints.Shown shown, Reach reach) {
        var point = shown.point();
        var text = values.open(point.debtorId(), point.endpoint(), point.stored());
        var now = clock.instant();
        var wrong = reach.wrong().get(point.endpoint());
        var until = point.validUntil();
        var from = point.validFrom();
        return new PointView(
                point.endpoint(),
                point.kind(),
                PointValue.masked(point.kind(), text),
                point.role(),
                point.party(),
                point.channels().stream().sorted().toList(),
                point.region(),
                point.line(),
                point.source(),
                wrong == null
                        && (from == null || !now.isBefore(from))
                        && (until == null || now.isBefore(until)),
                from,
                until,
                point.endedBecause(),
                wrong,
                point.statedAt(),
                point.confirmedAt(),
                shown.lastReached(),
                shown.attempts(),
                shown.reached(),
                shown.others());
    }
}
