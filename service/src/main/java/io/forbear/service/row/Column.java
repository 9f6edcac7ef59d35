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
    private static final String NUL = "\\u0000";

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
     * unnest(string_to_array(:name, chr(10)))} reads it several times as fast as an array, where
     * every character is looked at, here and there. Null becomes an empty text.
     *
     * @throws IllegalArgumentException if a text has the JSON of the character 0, which PostgreSQL
     *     does not have: stored as {@code json}, every query that comes by it would fail
     */
    public static <T> String lines(
            Collection<? extends T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).map(Column::line).collect(Collectors.joining("\n"));
    }

    private static String line(@Nullable String text) {
        if (text == null) {
            return "";
        }
        if (text.contains(NUL)) {
            throw new IllegalArgumentException("the database cannot hold the character 0");
        }
        return text;
    }
}
