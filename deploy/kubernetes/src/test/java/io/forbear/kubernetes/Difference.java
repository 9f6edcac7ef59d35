package io.forbear.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** What was written and not understood as it stands. */
final class Difference {
    private Difference() {}

    /** The first place of what was written that is not the same in what was understood; or null. */
    static @Nullable String between(String at, JsonElement written, @Nullable JsonElement other) {
        if (written.isJsonNull() || (isEmpty(written) && other == null)) {
            return null;
        }
        return switch (other) {
            case JsonObject understood when written instanceof JsonObject object ->
                    object.entrySet().stream()
                            .map(
                                    entry ->
                                            between(
                                                    at + "/" + entry.getKey(),
                                                    entry.getValue(),
                                                    understood.get(entry.getKey())))
                            .filter(found -> found != null)
                            .findFirst()
                            .orElse(null);
            case JsonArray understood when written instanceof JsonArray array ->
                    between(at, array, understood);
            case null, default ->
                    written.equals(other)
                            ? null
                            : "%s: %s is understood as %s".formatted(at, written, other);
        };
    }

    private static @Nullable String between(String at, JsonArray written, JsonArray understood) {
        for (var i = 0; i < written.size(); i++) {
            var found =
                    between(
                            at + "/" + i,
                            written.get(i),
                            i < understood.size() ? understood.get(i) : null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean isEmpty(JsonElement element) {
        return (element instanceof JsonObject object && object.isEmpty())
                || (element instanceof JsonArray array && array.isEmpty());
    }
}
