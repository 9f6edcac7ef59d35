package io.forbear.compliance.violation;

import io.forbear.service.problem.Problem;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time that a trend is of.
 *
 * @param from included
 * @param to excluded
 */
record TrendRange(Instant from, Instant to, Per per) {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration MOST = Duration.ofDays(366);

    /** Periods, in UTC. A week begins on Monday. */
    enum Per {
        DAY,
        WEEK
    }

    TrendRange {
        if (!from.isBefore(to)) {
            throw Problem.badRequest("to", "must be after from, " + from + ", found " + to);
        }
        if (from.plus(MOST).isBefore(to)) {
            throw Problem.badRequest(
                    "from", "must be at most %d days before to".formatted(MOST.toDays()));
        }
    }

    /** What is not said is up to now, the 30 days before, by day. */
    static TrendRange of(
            @Nullable Instant from, @Nullable Instant to, @Nullable Per per, Instant now) {
        var end = to == null ? now : to;
        return new TrendRange(
                from == null ? end.minus(USUAL) : from, end, per == null ? Per.DAY : per);
    }

    /** The first days of all periods that the time touches. */
    List<LocalDate> starts() {
        var last = start(to.minusNanos(1));
        var step = per == Per.WEEK ? 7 : 1;
        return start(from).datesUntil(last.plusDays(1), Period.ofDays(step)).toList();
    }

    private LocalDate start(Instant at) {
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return switch (per) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        };
    }
}
