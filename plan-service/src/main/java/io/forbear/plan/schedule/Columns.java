package io.forbear.plan.schedule;

import io.forbear.money.Money;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reading and binding columns. */
public final class Columns {
    private Columns() {}

    /** The value of a column that is never null. */
    public static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** A value to bind that may be null. */
    public static <T> Parameter orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    /** An amount in the currency of its row. */
    public static Money money(Readable row, String column) {
        return new Money(get(row, column, BigDecimal.class), get(row, "currency", String.class));
    }
}
