package io.forbear.account.figure;

import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.AccountId;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Keeps positions of accounts on days, and adds them up. */
@Component
class KeptPositions {
    private static final JsonMapper ROWS =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private static final String FORGET =
            """
            DELETE FROM kept_position
            WHERE on_date = ANY (CAST(:days AS date[])) AND account_id = ANY (:accountIds)
            """;

    private static final String PUT =
            """
            INSERT INTO kept_position
            SELECT on_date, account_id, cohort, stage, product, agency, currency, days_past_due,
                overdue, amount_overdue, owed, received
            FROM jsonb_populate_recordset(CAST(NULL AS kept_position), CAST(:rows AS jsonb))
            """;

    /** The bucket as {@link Ageing#bucket} says. */
    private static final String STOCKS =
            """
            SELECT on_date, cohort, stage, product, agency, currency,
                least((days_past_due + 29) / 30, 7) AS bucket, overdue, count(*) AS accounts,
                sum(amount_overdue) AS amount_overdue, sum(owed) AS owed
            FROM kept_position
            WHERE on_date = ANY (CAST(:days AS date[]))
                AND NOT EXISTS (SELECT FROM unnest(:late) AS late (id) WHERE late.id = account_id)
            GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
            """;

    private static final String MOVES =
            """
            SELECT b.account_id IS NULL AS is_new, coalesce(b.cohort, a.cohort) AS cohort,
                coalesce(b.stage, a.stage) AS stage, coalesce(b.product, a.product) AS product,
                coalesce(b.agency, a.agency) AS agency,
                coalesce(b.currency, a.currency) AS currency,
                least((coalesce(b.days_past_due, a.days_past_due) + 29) / 30, 7) AS bucket,
                coalesce(b.overdue, a.overdue) AS overdue, a.stage AS stage_after,
                a.overdue AS overdue_after, count(*) AS accounts,
                coalesce(sum(b.amount_overdue), 0) AS amount_before,
                sum(a.amount_overdue) AS amount_after,
                coalesce(sum(a.received - b.received), 0) AS received,
                count(*) FILTER (WHERE a.received > b.received) AS paying,
                coalesce(sum(least(a.received - b.received, b.amount_overdue))
                    FILTER (WHERE a.received > b.received), 0) AS recovered
            FROM kept_position AS a LEFT JOIN kept_position AS b
                ON b.account_id = a.account_id AND b.on_date = :from
            WHERE a.on_date = :to
                AND NOT EXISTS (SELECT FROM unnest(:late) AS late (id) WHERE late.id = a.account_id)
            GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
            """;

    private final DatabaseClient database;

    KeptPositions(DatabaseClient database) {
        this.database = database;
    }

    /** Puts positions of accounts on days in the place of what was kept of them. */
    Mono<Void> replace(
            Collection<LocalDate> days, Collection<AccountId> accounts, List<KeptPosition> rows) {
        return database.sql(FORGET)
                .bind("days", KeptDays.texts(days))
                .bind("accountIds", LateFacts.ids(accounts))
                .then()
                .then(
                        Mono.defer(
                                () ->
                                        database.sql(PUT)
                                                .bind("rows", ROWS.writeValueAsString(rows))
                                                .then()));
    }

    /** All accounts but some, added up. */
    Flux<Stock> stocks(Collection<LocalDate> days, Collection<AccountId> but) {
        return database.sql(STOCKS)
                .bind("days", KeptDays.texts(days))
                .bind("late", LateFacts.ids(but))
                .map(KeptPositions::stock)
                .all();
    }

    private static Stock stock(Readable row) {
        return new Stock(
                get(row, "on_date", LocalDate.class),
                traits(row),
                get(row, "accounts", Long.class),
                get(row, "amount_overdue", BigDecimal.class),
                get(row, "owed", BigDecimal.class));
    }

    /** What became of all accounts but some, added up. */
    Flux<Move> moves(Period period, Collection<AccountId> but) {
        return database.sql(MOVES)
                .bind("from", period.from())
                .bind("to", period.to())
                .bind("late", LateFacts.ids(but))
                .map(row -> move(period, row))
                .all();
    }

    private static Move move(Period period, Readable row) {
        return new Move(
                period,
                get(row, "is_new", Boolean.class),
                traits(row),
                get(row, "stage_after", String.class),
                get(row, "overdue_after", Boolean.class),
                get(row, "accounts", Long.class),
                get(row, "amount_before", BigDecimal.class),
                get(row, "amount_after", BigDecimal.class),
                get(row, "received", BigDecimal.class),
                get(row, "paying", Long.class),
                get(row, "recovered", BigDecimal.class));
    }

    private static Traits traits(Readable row) {
        return new Traits(
                get(row, "cohort", String.class),
                get(row, "stage", String.class),
                get(row, "product", String.class),
                get(row, "agency", String.class),
                get(row, "currency", String.class),
                get(row, "bucket", Integer.class),
                get(row, "overdue", Boolean.class));
    }
}
