package io.forbear.account.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.service.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a caller marked a request.
 *
 * @param subject of the caller's token; keys of different callers have nothing to do with each
 *     other
 * @param key what the caller chose to tell his requests apart; null: not marked
 * @param digest of what is asked for
 */
public record Mark(String subject, @Nullable String key, String digest) {
    private static final int KEY_LIMIT = 200;

    /**
     * The mark of a request.
     *
     * @param asked all that is asked for; its text tells two requests apart
     * @throws Problem 400 if the key is blank or too long
     */
    public static Mark of(String subject, @Nullable String key, Object asked) {
        if (key != null && (key.isBlank() || key.length() > KEY_LIMIT)) {
            throw Problem.badRequest(
                    "Idempotency-Key", "must be 1 to " + KEY_LIMIT + " characters long");
        }
        return new Mark(subject, key, sha256(asked.toString()));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
