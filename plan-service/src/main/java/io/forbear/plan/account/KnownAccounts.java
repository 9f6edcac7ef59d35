package io.forbear.plan.account;

import static io.forbear.plan.schedule.Columns.money;
import static io.forbear.service.row.Column.get;

import io.forbear.messaging.BatchEffect;
import io.forbear.messaging.Traced;
import io.forbear.plan.limits.Debt;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Keeps accounts as account-service last told of them. */
@Component
public class KnownAccounts implements BatchEffect<KnownAccount> {
    private static final String PUT =
            """
            INSERT INTO account
            SELECT * FROM json_populate_recordset(CAST(NULL AS account), CAST(:rows AS json))
            ON CONFLICT (account_id) DO UPDATE SET
                debtor_id = excluded.debtor_id,
                sequence = excluded.sequence,
                stage = excluded.stage,
                currency = excluded.currency,
                amount_overdue = excluded.amount_overdue,
                balance = excluded.balance,
                product = excluded.product,
                jurisdictions = excluded.jurisdictions
            WHERE account.sequence <= excluded.sequence
            """;

    /**
     * An account is disputed if the newest notice on it is that of a dispute, not of its answer.
     */
    private static final String SELECT =
            """
            SELECT *, coalesce((
                SELECT disputed FROM dispute_notice notice
                WHERE notice.debtor_id = account.debtor_id
                    AND (account.account_id = ANY (notice.account_ids)
                        OR cardinality(notice.account_ids) = 0)
                ORDER BY occurred_at DESC, event_id DESC
                LIMIT 1), false) AS disputed
            FROM account
            """;

    private static final JsonMapper ROWS =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private final DatabaseClient database;

    KnownAccounts(DatabaseClient database) {
        this.database = database;
    }

    /** Takes over what accounts are like, unless something newer is known; the last word counts. */
    @Override
    public Mono<Void> on(List<Traced<KnownAccount>> told) {
        var newest = new TreeMap<String, KnownAccount>();
        for (var one : told) {
            newest.merge(one.what().accountId(), one.what(), KnownAccounts::newer);
        }
        return database.sql(PUT)
                .bind(
                        "rows",
                        ROWS.writeValueAsString(newest.values().stream().map(Row::of).toList()))
                .then();
    }

    private static KnownAccount newer(KnownAccount one, KnownAccount later) {
        return one.sequence() <= later.sequence() ? later : one;
    }

    /** A row of the table: a component for each of its columns. */
    private record Row(
            String accountId,
            String debtorId,
            long sequence,
            String stage,
            String currency,
            BigDecimal amountOverdue,
            BigDecimal balance,
            String product,
            List<String> jurisdictions) {
        static Row of(KnownAccount account) {
            return new Row(
                    account.accountId(),
                    account.debtorId(),
                    account.sequence(),
                    account.stage(),
                    account.balance().currency(),
                    account.amountOverdue().amount(),
                    account.balance().amount(),
                    account.debt().product(),
                    account.debt().jurisdictions());
        }
    }

    /** The accounts of a debtor that are known. */
    public Flux<KnownAccount> of(String debtorId) {
        return database.sql(SELECT + "WHERE debtor_id = :debtorId ORDER BY account_id")
                .bind("debtorId", debtorId)
                .map(KnownAccounts::account)
                .all();
    }

    /** Those of the accounts that are known. */
    public Flux<KnownAccount> find(Collection<String> accountIds) {
        return database.sql(SELECT + "WHERE account_id = ANY (:accountIds)")
                .bind("accountIds", accountIds.toArray(String[]::new))
                .map(KnownAccounts::account)
                .all();
    }

    private static KnownAccount account(Readable row) {
        return new KnownAccount(
                get(row, "account_id", String.class),
                get(row, "debtor_id", String.class),
                get(row, "sequence", Long.class),
                get(row, "stage", String.class),
                money(row, "amount_overdue"),
                money(row, "balance"),
                new Debt(
                        get(row, "product", String.class),
                        List.of(get(row, "jurisdictions", String[].class)),
                        get(row, "disputed", Boolean.class)));
    }
}
