package io.forbear.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The instants between two others at which the gate's answer may change if nothing is learnt: facts
 * that begin or end to hold, wall clocks, and what the checks say of themselves. Events are told in
 * milliseconds; so are these.
 */
final class TurningPoints {
    private final Instant from;
    private final Instant until;
    private final TreeSet<Instant> points = new TreeSet<>();

    private TurningPoints(Instant from, Instant until) {
        this.from = from;
        this.until = until;
    }

    /** All of them in order, the first instant included. */
    static Collection<Instant> between(RuleBook book, CaseFile file, Instant from, Instant until) {
        var points = new TurningPoints(from, until);
        points.points.add(from);
        points.ofFacts(file);
        for (var pack : book.packs()) {
            points.add(pack.effectiveFrom());
            points.add(pack.effectiveTo());
        }
        points.ofChecks(book, file);
        return points.points;
    }

    private void ofFacts(CaseFile file) {
        for (var fact : file.facts()) {
            add(fact.occurredAt());
            if (fact instanceof Fact.ConsentGiven consent) {
                add(consent.scope().from());
                add(consent.scope().to());
                add(consent.expiresAt());
            }
            if (fact instanceof Fact.PlanAgreed plan) {
                add(plan.signedAt());
            }
            if (fact instanceof Fact.PermitIssued permit) {
                add(permit.validFrom());
                add(permit.notAfter());
                add(permit.validFrom().plus(Gate.PERMIT_VALIDITY));
            }
        }
    }

    private void ofChecks(RuleBook book, CaseFile file) {
        var zones = new HashSet<ZoneId>();
        var times = new HashSet<LocalTime>(Set.of(LocalTime.MIDNIGHT));
        var spans = new HashSet<Duration>();
        for (var part : book.parts()) {
            for (var use : part.atGate()) {
                for (var check : use.checks()) {
                    var turns = check.turns(file);
                    addZones(turns.clock(), file, zones);
                    times.addAll(turns.times());
                    spans.add(turns.contactSpan());
                }
            }
        }
        zones.forEach(zone -> ofWallClock(zone, times));
        spans.forEach(span -> around(span, file));
    }

    private static void addZones(@Nullable WallClock clock, CaseFile file, Set<ZoneId> zones) {
        if (clock != null) {
            zones.addAll(clock.zones(Profile.UNKNOWN));
            for (var stated : file.all(Fact.ProfileStated.class)) {
                zones.addAll(clock.zones(stated.profile()));
            }
        }
    }

    private void ofWallClock(ZoneId zone, Set<LocalTime> times) {
        // dates are taken in UTC: what happens on one of them anywhere, happens within a day of it
        var last = LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(1);
        var date = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1);
        for (; !date.isAfter(last); date = date.plusDays(1)) {
            for (var time : times) {
                var local = date.atTime(time).atZone(zone);
                add(local.withEarlierOffsetAtOverlap().toInstant());
                add(local.withLaterOffsetAtOverlap().toInstant());
            }
        }
        var step = zone.getRules().nextTransition(from);
        while (step != null && step.getInstant().isBefore(until)) {
            add(step.getInstant());
            step = zone.getRules().nextTransition(step.getInstant());
        }
    }

    private void around(Duration span, CaseFile file) {
        if (span.isZero()) {
            return;
        }
        for (var fact : file.facts()) {
            if (fact instanceof Fact.ContactAttempted || fact instanceof Fact.ContactProposed) {
                add(fact.occurredAt().minus(span));
                add(fact.occurredAt().plus(span));
            }
        }
    }

    /** What turns at an instant may show from it on, or right after it. */
    private void add(@Nullable Instant turn) {
        if (turn != null) {
            var whole = turn.truncatedTo(ChronoUnit.MILLIS);
            addWithin(whole);
            addWithin(whole.plusMillis(1));
        }
    }

    private void addWithin(Instant point) {
        if (point.isAfter(from) && point.isBefore(until)) {
            points.add(point);
        }
    }
}
