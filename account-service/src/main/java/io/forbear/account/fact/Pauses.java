package io.forbear.account.fact;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days on which no day past due is counted: pauses put together, so that a day in two of them
 * is left out once.
 *
 * @param spans in their order, with at least one day between two
 */
public record Pauses(List<Span> spans) {
    public static final Pauses NONE = new Pauses(List.of());

    private static final Pattern SPAN = Pattern.compile("\\[([0-9-]+),([0-9-]*)\\)");

    public Pauses {
        spans = List.copyOf(spans);
    }

    /**
     * Days without a gap.
     *
     * @param from the first
     * @param until the day after the last; null: no end
     */
    public record Span(LocalDate from, @Nullable LocalDate until) {
        private boolean reaches(Span next) {
            return until == null || !until.isBefore(next.from);
        }

        private Span with(Span next) {
            return until == null || (next.until != null && next.until.isBefore(until))
                    ? this
                    : new Span(from, next.until);
        }

        /** How many of its days are before a date. */
        private long daysBefore(LocalDate date) {
            var end = until == null || until.isAfter(date) ? date : until;
            return Math.max(0, ChronoUnit.DAYS.between(from, end));
        }

        private Span beginningWith(LocalDate date) {
            return from.isBefore(date) ? new Span(date, until) : this;
        }
    }

    /** Puts pauses together, in whatever order they come. */
    public static Pauses of(Collection<Pause> pauses) {
        var spans = new ArrayList<Span>();
        pauses.stream()
                .map(pause -> new Span(pause.from(), dayAfter(pause.to())))
                .sorted(comparing(Span::from))
                .forEach(span -> join(spans, span));
        return new Pauses(spans);
    }

    private static @Nullable LocalDate dayAfter(@Nullable LocalDate last) {
        return last == null ? null : last.plusDays(1);
    }

    private static void join(List<Span> spans, Span next) {
        if (!spans.isEmpty() && spans.getLast().reaches(next)) {
            spans.add(spans.removeLast().with(next));
        } else {
            spans.add(next);
        }
    }

    /** How many days are left out from the day after {@code since} to {@code date}, included. */
    int daysBetween(LocalDate since, LocalDate date) {
        var first = since.plusDays(1);
        return Math.toIntExact(
                spansFrom(first).mapToLong(span -> span.daysBefore(date.plusDays(1))).sum());
    }

    /**
     * The first date on which so many days past due are counted; null if a pause without end comes
     * before.
     */
    @Nullable LocalDate dateOfDay(int daysPastDue, LocalDate overdueSince) {
        var date = overdueSince.plusDays(daysPastDue);
        if (daysPastDue == 0) {
            return date;
        }
        for (var span : spansFrom(overdueSince.plusDays(1)).toList()) {
            if (span.from.isAfter(date)) {
                return date;
            }
            if (span.until == null) {
                return null;
            }
            date = date.plusDays(ChronoUnit.DAYS.between(span.from, span.until));
        }
        return date;
    }

    private Stream<Span> spansFrom(LocalDate first) {
        return spans.stream()
                .filter(span -> span.until == null || span.until.isAfter(first))
                .map(span -> span.beginningWith(first));
    }

    /** As PostgreSQL writes a {@code datemultirange}. */
    public String text() {
        return spans.stream()
                .map(span -> "[%s,%s)".formatted(span.from, span.until == null ? "" : span.until))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** What {@link #text} has written. */
    public static Pauses parse(String text) {
        var spans = SPAN.matcher(text).results();
        return new Pauses(
                spans.map(
                                found ->
                                        new Span(
                                                LocalDate.parse(found.group(1)),
                                                found.group(2).isEmpty()
                                                        ? null
                                                        : LocalDate.parse(found.group(2))))
                        .toList());
    }
}
