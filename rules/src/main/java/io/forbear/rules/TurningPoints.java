package io.forbear.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    private static final Duration DAY = Duration.ofDays(1);

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
        var clocks = new HashMap<ZoneId, Clock>();
        var spans = new HashSet<Duration>();
        for (var check : book.turning()) {
            var turns = check.turns(file);
            for (var zone : zones(turns.clock(), file)) {
                var clock = clocks.computeIfAbsent(zone, Clock::new);
                turns.times().forEach(clock::turn);
            }
            spans.add(turns.contactSpan());
        }
        clocks.values().forEach(Clock::turn);
        spans.forEach(span -> around(span, file));
    }

    /** Where the debtor was or is, by any of his profiles, if the clock is his. */
    private static Collection<ZoneId> zones(@Nullable WallClock clock, CaseFile file) {
        if (clock == null) {
            return List.of();
        }
        var stated = file.all(Fact.ProfileStated.class);
        if (stated.size() == 1) {
            return clock.zones(stated.getFirst().profile());
        }
        var zones = new HashSet<>(clock.zones(Profile.UNKNOWN));
        stated.forEach(each -> zones.addAll(clock.zones(each.profile())));
        return zones;
    }

    /** A wall clock, and the times of day it turns at. */
    private final class Clock {
        private final ZoneId zone;
        private final boolean even;
        private final long start;
        private final Set<LocalTime> times = new HashSet<>();

        private Clock(ZoneId zone) {
            this.zone = zone;
            var rules = zone.getRules();
            even =
                    until.isBefore(from.plus(SHORT))
                            && rules.getOffset(from).equals(rules.getOffset(until));
            start = LocalTime.ofInstant(from, zone).toNanoOfDay();
            turn(LocalTime.MIDNIGHT);
        }

        private void turn(LocalTime time) {
            if (even) {
                // the time is short and the clock is not set in it
                add(from.plusNanos(Math.floorMod(time.toNanoOfDay() - start, DAY.toNanos())));
            } else {
                times.add(time);
            }
        }

        private void turn() {
            if (even) {
                return;
            }
            // dates are taken in UTC: what happens on one of them anywhere, happens within a day
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
