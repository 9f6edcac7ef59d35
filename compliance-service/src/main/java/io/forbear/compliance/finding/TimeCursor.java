package io.forbear.compliance.finding;

import io.forbear.service.page.Cursor;
import io.forbear.service.problem.Problem;
import io.forbear.service.time.Instants;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a listing by time goes on: the instant of the last entry seen, and its id. */
public record TimeCursor(Instant at, String id) {

    /**
     * Reads a cursor handed back by a caller; null for the first page.
     *
     * @throws Problem 400 if it is not one of ours
     */
    public static @Nullable TimeCursor parse(@Nullable String text) {
        var cursor = Cursor.parse(text, 2);
        if (cursor == null) {
            return null;
        }
        try {
            return new TimeCursor(Instants.parse(cursor.key(0)), cursor.key(1));
        } catch (DateTimeException notOurs) {
            throw Problem.badRequest("cursor", "must be the nextCursor of an earlier page");
        }
    }

    /** What the page hands out. */
    public Cursor cursor() {
        return Cursor.at(at.toString(), id);
    }
}
