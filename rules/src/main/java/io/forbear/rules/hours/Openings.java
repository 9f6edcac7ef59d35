package io.forbear.rules.hours;

import io.forbear.rules.Breaches;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds when a time of day becomes lawful in all possible zones of the debtor. */
final class Openings {
    // offsets repeat within a year; what no day of a year allows, none does
    private static final int HORIZON_DAYS = 370;

    private Openings() {}

    /**
     * The first instant after {@code at} that every zone's wall clock allows. What is allowed
     * begins at one of the given times of day, or with a step of the wall clock.
     *
     * @return {@link Breaches#NEVER} if none does within a year
     */
    static Instant next(
            Instant at,
            List<ZoneId> zones,
            Predicate<LocalDateTime> allows,
            List<LocalTime> beginnings) {
        var soon = zones.size() == 1 ? withinADay(at, zones.getFirst(), allows, beginnings) : null;
        if (soon != null) {
            return soon;
        }
        // dates are taken in UTC: what begins on one of them anywhere, begins within a day of it
        var today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        for (int day = 0; day <= HORIZON_DAYS; day++) {
            for (var candidate : candidates(today.plusDays(day), zones, beginnings)) {
                if (candidate.isAfter(at) && all(candidate, zones, allows)) {
                    return candidate;
                }
            }
        }
        return Breaches.NEVER;
    }

    /**
     * The same in one zone, where its clock is not set before that; null if a day is not enough.
     */
    private static @Nullable Instant withinADay(
            Instant at, ZoneId zone, Predicate<LocalDateTime> allows, List<LocalTime> beginnings) {
        var local = LocalDateTime.ofInstant(at, zone);
        LocalDateTime first = null;
        for (var time : beginnings) {
            var today = local.toLocalDate().atTime(time);
            var next = today.isAfter(local) ? today : today.plusDays(1);
            if (allows.test(next) && (first == null || next.isBefore(first))) {
                first = next;
            }
        }
        if (first == null) {
            return null;
        }
        var opening = at.plus(Duration.between(local, first));
        var step = zone.getRules().nextTransition(at);
        return step == null || step.getInstant().isAfter(opening) ? opening : null;
    }

    /** What begins on a date or on one beside it; far zones put neighbouring dates out of order. */
    private static Set<Instant> candidates(
            LocalDate date, List<ZoneId> zones, List<LocalTime> beginnings) {
        var candidates = new TreeSet<Instant>();
        for (var zone : zones) {
            for (int beside = -1; beside <= 1; beside++) {
                for (var time : beginnings) {
                    // twice where clocks are set back; after the gap where they are set forward
                    var local = date.plusDays(beside).atTime(time).atZone(zone);
                    candidates.add(local.withEarlierOffsetAtOverlap().toInstant());
                    candidates.add(local.withLaterOffsetAtOverlap().toInstant());
                }
            }
            var step = zone.getRules().nextTransition(candidates.first());
            if (step != null && step.getInstant().isBefore(candidates.last())) {
                candidates.add(step.getInstant());
            }
        }
        return candidates;
    }

    private static boolean all(
            Instant candidate, List<ZoneId> zones, Predicate<LocalDateTime> allows) {
        for (var zone : zones) {
            if (!allows.test(LocalDateTime.ofInstant(candidate, zone))) {
                return false;
            }
        }
        return true;
    }
}
