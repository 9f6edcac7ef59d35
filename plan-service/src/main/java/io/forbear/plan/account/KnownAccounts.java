package io.forbear.plan.account;

import static io.forbear.plan.schedule.Columns.money;
import static io.forbear.service.row.Column.get;

import io.forbear.plan.limits.Debt;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps accounts as account-service last told of them. */
@Component
public class KnownAccounts {
    private static final String PUT =
            """
            INSERT INTO account VALUES (
                :accountId, :debtorId, :sequence, :stage, :currency, :amountOverdue, :balance,
                :product, :jurisdictions)
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

    private final DatabaseClient database;

    KnownAccounts(DatabaseClient database) {
        this.database = database;
    }

    /** Takes over what an account is like, unless something newer is known. */
    Mono<Void> put(KnownAccount account) {
        return database.sql(PUT)
                .bind("accountId", account.accountId())
                .bind("debtorId", account.debtorId())
                .bind("sequence", account.sequence())
                .bind("stage", account.stage())
                .bind("currency", account.balance().currency())
                .bind("amountOverdue", account.amountOverdue().amount())
                .bind("balance", account.balance().amount())
                .bind("product", account.debt().product())
                .bind("jurisdictions", account.debt().jurisdictions().toArray(String[]::new))
                .then();
    }

    /** Those of the accounts that are known. */
    public Flux<KnownAccount> find(Collection<String> accountIds) {
        return database.sql("SELECT * FROM account WHERE account_id = ANY (:accountIds)")
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
                        List.of(get(row, "jurisdictions", String[].class))));
    }
}
