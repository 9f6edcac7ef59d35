package io.forbear.account.figure;

import io.forbear.service.problem.Problem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a figure.
 *
 * @param asOf a day, for figures on one day
 * @param from a day after whose end a period begins
 * @param to the last day of the period
 * @param by words of dimensions
 */
record FigureQuestion(
        @Nullable LocalDate asOf,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<String> by) {
    private static final int MOST_MONTHS = 120;

    FigureQuestion {
        by = List.copyOf(by);
    }

    /** The day asked for; today, if none. */
    LocalDate day(LocalDate today) {
        refuse("from", from, "is for figures over a period; give asOf");
        refuse("to", to, "is for figures over a period; give asOf");
        return asOf == null ? today : past("asOf", asOf, today);
    }

    /** The day asked for, or the ends of months in the period asked for. */
    List<LocalDate> dayOrMonthEnds(LocalDate today) {
        if (from == null && to == null) {
            return List.of(day(today));
        }
        refuse("asOf", asOf, "is for one day, from and to for the ends of months; give either");
        return monthEnds(period(today), 1);
    }

    /** The ends of months in the period asked for; by default those of the last full month. */
    List<LocalDate> atLeastTwoMonthEnds(LocalDate today) {
        return monthEnds(period(today), 2);
    }

    private static List<LocalDate> monthEnds(Period period, int atLeast) {
        var ends = period.monthEnds();
        if (ends.size() < atLeast || ends.size() > MOST_MONTHS) {
            throw Problem.badRequest(
                    "to",
                    "the period from %s to %s must hold %d to %d ends of months, found %d"
                            .formatted(
                                    period.from(), period.to(), atLeast, MOST_MONTHS, ends.size()));
        }
        return ends;
    }

    /** The period asked for; by default the last full month. */
    Period period(LocalDate today) {
        refuse("asOf", asOf, "is for figures on one day; give from and to");
        if (from == null && to == null) {
            return Period.lastMonth(today);
        }
        if (from == null || to == null) {
            throw Problem.badRequest(from == null ? "from" : "to", "is missing");
        }
        past("to", to, today);
        if (!from.isBefore(to)) {
            throw Problem.badRequest("from", "must be before to, found " + from + " and " + to);
        }
        return new Period(from, to);
    }

    private static LocalDate past(String field, LocalDate date, LocalDate today) {
        if (date.isAfter(today)) {
            throw Problem.badRequest(
                    field, "must not be after today, " + today + ", found " + date);
        }
        return date;
    }

    private static void refuse(String field, @Nullable LocalDate given, String why) {
        if (given != null) {
            throw Problem.badRequest(field, why);
        }
    }

    Set<Dimension> dimensions() {
        return dimensions(EnumSet.allOf(Dimension.class));
    }

    Set<Dimension> dimensionsWithout(Dimension dimension) {
        return dimensions(EnumSet.complementOf(EnumSet.of(dimension)));
    }

    private Set<Dimension> dimensions(Set<Dimension> allowed) {
        var asked = EnumSet.noneOf(Dimension.class);
        by.forEach(word -> asked.add(dimension(word, allowed)));
        return asked;
    }

    private static Dimension dimension(String word, Set<Dimension> allowed) {
        return allowed.stream()
                .filter(dimension -> dimension.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                Problem.badRequest(
                                        "by",
                                        "must be of %s, found %s".formatted(words(allowed), word)));
    }

    private static String words(Set<Dimension> dimensions) {
        return Arrays.stream(Dimension.values())
                .filter(dimensions::contains)
                .map(Dimension::word)
                .collect(Collectors.joining(", "));
    }
}
