package io.forbear.service.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.service.problem.Problem;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a listing goes on: the sort keys of the last entry seen, opaque to the caller.
 *
 * @param keys the sort keys, in the order of the listing
 */
public record Cursor(List<String> keys) {
    private static final String SEPARATOR = "\u001f";

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor at(String... keys) {
        return new Cursor(List.of(keys));
    }

    /**
     * Reads a cursor handed back by a caller.
     *
     * @param keyCount how many keys the listing sorts by
     * @return null for the first page
     * @throws Problem 400 if the text is not a cursor of this listing
     */
    public static @Nullable Cursor parse(@Nullable String text, int keyCount) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var keys = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(SEPARATOR, -1);
            if (keys.length == keyCount) {
                return new Cursor(List.of(keys));
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, like any other text that is no cursor
        }
        throw Problem.badRequest("cursor", "must be the nextCursor of an earlier page");
    }

    /** What a caller hands back. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, keys).getBytes(UTF_8));
    }

    public String key(int index) {
        return keys.get(index);
    }
}
