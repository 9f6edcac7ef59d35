package io.forbear.plan.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.service.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A request as its caller marked it.
 *
 * @param subject of the caller; keys of different callers have nothing to do with each other
 * @param key the Idempotency-Key
 * @param digest of what is asked for
 */
public record Marked(String subject, String key, String digest) {
    private static final int KEY_LIMIT = 200;

    /**
     * The mark of a request; null if it has none.
     *
     * @param asked all that is asked for; its text tells it from anything else
     * @throws Problem 400 if the key cannot be kept
     */
    public static @Nullable Marked of(String subject, @Nullable String key, Record asked) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > KEY_LIMIT) {
            throw Problem.badRequest(
                    "Idempotency-Key", "must be 1 to " + KEY_LIMIT + " characters long");
        }
        return new Marked(
                subject, key, digest(asked.getClass().getSimpleName() + asked.toString()));
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
