package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.money.Money;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Columns that statements and accounts have in common, in both directions. */
public final class Columns {
    private Columns() {}

    /** An amount in the currency of its row. */
    public static Money money(Readable row, String column) {
        return new Money(get(row, column, BigDecimal.class), get(row, "currency", String.class));
    }

    public static @Nullable Breakdown breakdown(Readable row) {
        return row.get("principal", BigDecimal.class) == null
                ? null
                : new Breakdown(
                        money(row, "principal"),
                        money(row, "interest"),
                        money(row, "fees"),
                        money(row, "penalty"));
    }

    public static GenericExecuteSpec bindBreakdown(
            GenericExecuteSpec sql, @Nullable Breakdown breakdown) {
        return sql.bind("principal", part(breakdown, Breakdown::principal))
                .bind("interest", part(breakdown, Breakdown::interest))
                .bind("fees", part(breakdown, Breakdown::fees))
                .bind("penalty", part(breakdown, Breakdown::penalty));
    }

    private static Parameter part(
            @Nullable Breakdown breakdown, Function<Breakdown, Money> partOf) {
        return orNull(
                breakdown == null ? null : partOf.apply(breakdown).amount(), BigDecimal.class);
    }

    public static Terms terms(Readable row) {
        return new Terms(
                get(row, "creditor", String.class),
                get(row, "product", String.class),
                List.of(get(row, "jurisdictions", String[].class)),
                Coverage.valueOf(get(row, "coverage", String.class)),
                row.get("limitation_ends_on", LocalDate.class),
                get(row, "charged_off", Boolean.class));
    }

    public static GenericExecuteSpec bindTerms(GenericExecuteSpec sql, Terms terms) {
        return sql.bind("creditor", terms.creditor())
                .bind("product", terms.product())
                .bind("jurisdictions", terms.jurisdictions().toArray(String[]::new))
                .bind("coverage", terms.coverage().name())
                .bind("limitationEndsOn", orNull(terms.limitationEndsAt(), LocalDate.class))
                .bind("chargedOff", terms.chargedOff());
    }
}
