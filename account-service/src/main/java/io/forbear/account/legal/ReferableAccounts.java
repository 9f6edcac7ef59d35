package io.forbear.account.legal;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Columns;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Pauses;
import io.forbear.service.problem.Problem;
import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds accounts as far as referrals depend on them. */
@Component
class ReferableAccounts {
    private final DatabaseClient database;
    private final LostContacts contacts;

    ReferableAccounts(DatabaseClient database, LostContacts contacts) {
        this.database = database;
        this.contacts = contacts;
    }

    /** An account; fails with a {@link Problem} 404 if it is not known. */
    Mono<ReferableAccount> find(String accountId) {
        return database.sql("SELECT * FROM account WHERE account_id = :accountId")
                .bind("accountId", accountId)
                .map(
                        row ->
                                new ReferableAccount(
                                        new AccountId(get(row, "account_id", String.class)),
                                        new DebtorId(get(row, "debtor_id", String.class)),
                                        Columns.terms(row),
                                        row.get("overdue_since", LocalDate.class),
                                        money(row, "amount_overdue"),
                                        money(row, "balance"),
                                        Pauses.parse(get(row, "paused", String.class)),
                                        null))
                .one()
                .flatMap(
                        account ->
                                contacts.find(account.debtorId().value())
                                        .map(account::with)
                                        .defaultIfEmpty(account))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("account", accountId)));
    }
}
