package io.forbear.service.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param items the entries, in the order of the listing
 * @param nextCursor hand this back as {@code cursor} for the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page from rows of which one more than {@code limit} was asked for.
     *
     * @param cursorOf the sort keys of a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursorOf) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, cursorOf.apply(items.getLast()).text());
    }

    /** The same page with its entries rendered. */
    public <R> Page<R> map(Function<T, R> rendering) {
        return new Page<>(items.stream().map(rendering).toList(), nextCursor);
    }
}
