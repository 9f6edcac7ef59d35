package io.forbear.service.time;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates that every part can carry: of the years 1 to 9999, as {@link Instants}. */
public final class Dates {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private Dates() {}

    /**
     * Reads an ISO 8601 date.
     *
     * @throws DateTimeException if the text is none, or one that cannot be carried
     */
    public static LocalDate parse(String text) {
        return carried(LocalDate.parse(text));
    }

    /**
     * The same date.
     *
     * @throws DateTimeException if it cannot be carried
     */
    public static LocalDate carried(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new DateTimeException("expected a year from 1 to 9999, found " + date);
        }
        return date;
    }
}
