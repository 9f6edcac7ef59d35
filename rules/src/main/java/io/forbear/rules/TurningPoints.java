package io.forbear.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
    // no wall clock is set twice within it
    private static final Duration SHORT = Duration.ofHours(1);

    private final Instant from;
    private final Instant until;
    private final Instant earliest;
    private final TreeSet<Instant> points = new TreeSet<>();

    private TurningPoints(Instant from, Instant until) {
        this.from = from;
        this.until = until;
        // what turned just before may show right after
        this.earliest = from.minusMillis(1);
    }

    /** All of them in order, the first instant included. */
    static Collection<Instant> between(RuleBook book, CaseFile file, Instant from, Instant until) {
        var points = new TurningPoints(from, until);
        points.points.add(from);
        points.ofFacts(file);
        for (var part : book.parts()) {
            points.add(part.pack().effectiveFrom());
            points.add(part.pack().effectiveTo());
        }
        points.ofChecks(book, file);
        return points.points;
    }

    private void ofFacts(CaseFile file) {
        for (var fact : file.between(earliest, until)) {
            add(fact.occurredAt());
        }
        for (var consent : file.all(Fact.ConsentGiven.class)) {
            add(consent.scope().from());
            add(consent.scope().to());
            add(consent.expiresAt());
        }
        for (var plan : file.all(Fact.PlanAgreed.class)) {
            add(plan.signedAt());
        }
        for (var permit : file.all(Fact.PermitIssued.class)) {
            add(permit.validFrom());
            add(permit.notAfter());
            add(permit.validFrom().plus(Gate.PERMIT_VALIDITY));
        }
    }

    private void ofChecks(RuleBook book, CaseFile file) {
        var zones = new HashSet<ZoneId>();
        var times = new HashSet<LocalTime>();
        var spans = new HashSet<Duration>();
        times.add(LocalTime.MIDNIGHT);
        for (var check : book.turning()) {
            var turns = check.turns(file);
            addZones(turns.clock(), file, zones);
            times.addAll(turns.times());
            spans.add(turns.contactSpan());
        }
        for (var zone : zones) {
            if (isEven(zone)) {
                ofEvenClock(zone, times);
            } else {
                ofWallClock(zone, times);
            }
        }
        for (var span : spans) {
            around(span, file);
        }
    }

    private static void addZones(@Nullable WallClock clock, CaseFile file, Set<ZoneId> zones) {
        if (clock != null) {
            zones.addAll(clock.zones(Profile.UNKNOWN));
            for (var stated : file.all(Fact.ProfileStated.class)) {
                zones.addAll(clock.zones(stated.profile()));
            }
        }
    }

    /** Whether the time is short and the wall clock is not set in it. */
    private boolean isEven(ZoneId zone) {
        var rules = zone.getRules();
        return until.isBefore(from.plus(SHORT))
                && rules.getOffset(from).equals(rules.getOffset(until));
    }

    private void ofEvenClock(ZoneId zone, Set<LocalTime> times) {
        var start = LocalDateTime.ofInstant(from, zone);
        for (var time : times) {
            var next = start.toLocalDate().atTime(time);
            add(from.plus(Duration.between(start, next)));
            add(from.plus(Duration.between(start, next.plusDays(1))));
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
        if (!span.isZero()) {
            for (var fact : file.between(earliest.minus(span), until.plus(span))) {
                if (fact instanceof Fact.ContactAttempted || fact instanceof Fact.ContactProposed) {
                    add(fact.occurredAt().minus(span));
                    add(fact.occurredAt().plus(span));
                }
            }
        }
    }

    /** What turns at an instant may show from it on, or right after it. */
    private void add(@Nullable Instant turn) {
        if (turn != null && !turn.isBefore(earliest) && turn.isBefore(until)) {
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
