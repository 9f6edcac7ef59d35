package io.forbear.service.time;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Instants that every part can carry: of the years 1 to 9999. Java counts on for a billion years,
 * databases and other readers do not.
 */
public final class Instants {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Instants() {}

    /**
     * Reads an ISO 8601 instant.
     *
     * @throws DateTimeException if the text is none, or one that cannot be carried
     */
    public static Instant parse(String text) {
        return carried(Instant.parse(text));
    }

    /**
     * The same instant.
     *
     * @throws DateTimeException if it cannot be carried
     */
    public static Instant carried(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("expected a year from 1 to 9999, found " + instant);
        }
        return instant;
    }
}
