package io.forbear.messaging.request;

import io.forbear.service.digest.Sha256;
import io.forbear.service.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a caller marked a request.
 *
 * @param subject of the caller's token; keys of different callers have nothing to do with each
 *     other
 * @param key what the caller chose to tell his requests apart
 * @param digest of what is asked for
 */
public record Mark(String subject, String key, String digest) {
    private static final int KEY_LIMIT = 200;

    /**
     * The mark of a request; null if it has none.
     *
     * @param asked all that is asked for; its text tells it from anything else
     * @throws Problem 400 if the key is blank or too long
     */
    public static @Nullable Mark of(String subject, @Nullable String key, Object asked) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > KEY_LIMIT) {
            throw Problem.badRequest(
                    "Idempotency-Key", "must be 1 to " + KEY_LIMIT + " characters long");
        }
        return new Mark(subject, key, Sha256.hex(asked.toString()));
    }
}
