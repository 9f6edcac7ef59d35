package io.forbear.service.row;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reading and binding a column. */
public final class Column {
    private Column() {}

    /**
     * The value of a column that is never null.
     *
     * @throws NullPointerException with the column's name if it is null all the same
     */
    public static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** A value to bind that may be null. */
    public static <T> Parameter orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    /** A column of many rows, for {@code unnest}. */
    public static <T> @Nullable String[] texts(
            Collection<? extends T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /**
     * A column of long texts without line breaks, such as JSON or digits, each on a line: {@code
     * string_to_array(:name, chr(10))} reads it several times as fast as {@code unnest} reads an
     * array, where every character is looked at, here and there. Null becomes an empty text.
     */
    public static <T> String lines(
            Collection<? extends T> rows, Function<T, @Nullable String> column) {
        return rows.stream()
                .map(column)
                .map(text -> Objects.requireNonNullElse(text, ""))
                .collect(Collectors.joining("\n"));
    }
}
