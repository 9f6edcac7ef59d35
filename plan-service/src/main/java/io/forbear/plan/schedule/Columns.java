package io.forbear.plan.schedule;

import static io.forbear.service.row.Column.get;

import io.forbear.money.Money;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;

/** Columns that tables have in common. */
public final class Columns {
    private Columns() {}

    /** An amount in the currency of its row. */
    public static Money money(Readable row, String column) {
        return new Money(get(row, column, BigDecimal.class), get(row, "currency", String.class));
    }
}
