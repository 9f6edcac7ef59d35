package io.forbear.service.page;

import io.forbear.service.problem.Problem;
import org.jspecify.annotations.Nullable;

/** How many entries a page has. */
public final class Limit {
    public static final int DEFAULT = 50;
    public static final int MAX = 500;

    private Limit() {}

    /**
     * The number asked for, or the default.
     *
     * @throws Problem 400 if it is not within 1 and {@link #MAX}
     */
    public static int of(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (asked < 1 || asked > MAX) {
            throw Problem.badRequest("limit", "must be within 1 and " + MAX + ", found " + asked);
        }
        return asked;
    }
}
