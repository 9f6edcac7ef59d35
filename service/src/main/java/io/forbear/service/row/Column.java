package io.forbear.service.row;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.util.Objects;
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
}
