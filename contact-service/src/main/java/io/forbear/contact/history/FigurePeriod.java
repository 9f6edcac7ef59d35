package io.forbear.contact.history;

import io.forbear.service.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time that figures are of, by default the last thirty days. */
public record FigurePeriod(Instant from, Instant to) {
    private static final Duration USUAL = Duration.ofDays(30);

    /**
     * The period that is asked for.
     *
     * @throws Problem 400 if it does not begin before it ends
     */
    public static FigurePeriod of(@Nullable Instant from, @Nullable Instant to, Instant now) {
        var end = to == null ? now : to;
        var start = from == null ? end.minus(USUAL) : from;
        if (!start.isBefore(end)) {
            throw Problem.badRequest("from", "must lie before to, found " + start);
        }
        return new FigurePeriod(start, end);
    }
}
