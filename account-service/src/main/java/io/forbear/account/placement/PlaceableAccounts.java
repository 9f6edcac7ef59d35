package io.forbear.account.placement;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Columns;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Pauses;
import io.forbear.money.Money;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds accounts as far as their placement depends on them, and what agencies hold. */
@Component
class PlaceableAccounts {
    private static final String FREE =
            """
            SELECT * FROM account a
            WHERE overdue_since IS NOT NULL AND account_id > :after
              AND NOT EXISTS (SELECT FROM placement p
                              WHERE p.account_id = a.account_id AND p.recalled_at IS NULL)
            ORDER BY account_id LIMIT :limit
            """;

    private static final String HELD =
            """
            SELECT a.currency, count(*) AS accounts, sum(a.amount_overdue) AS amount
            FROM placement p JOIN account a USING (account_id)
            WHERE p.agency_id = :agencyId AND p.recalled_at IS NULL
            GROUP BY a.currency
            """;

    private static final String BY_RULE =
            """
            SELECT count(*) AS accounts FROM placement
            WHERE rule = :rule AND agency_id = :agencyId AND recalled_at IS NULL
            """;

    private final DatabaseClient database;

    PlaceableAccounts(DatabaseClient database) {
        this.database = database;
    }

    Mono<PlaceableAccount> find(AccountId account) {
        return database.sql("SELECT * FROM account WHERE account_id = :accountId")
                .bind("accountId", account.value())
                .map(PlaceableAccounts::account)
                .one();
    }

    /** Overdue accounts that are placed with nobody, in the order of their ids. */
    Flux<PlaceableAccount> free(String after, int limit) {
        return database.sql(FREE)
                .bind("after", after)
                .bind("limit", limit)
                .map(PlaceableAccounts::account)
                .all();
    }

    /** What an agency holds now. */
    Mono<Load> load(String agencyId) {
        return database.sql(HELD)
                .bind("agencyId", agencyId)
                .map(row -> new Held(get(row, "accounts", Long.class), money(row, "amount")))
                .all()
                .collectList()
                .map(
                        held ->
                                new Load(
                                        held.stream().mapToLong(Held::accounts).sum(),
                                        held.stream().map(Held::amount).toList()));
    }

    private record Held(long accounts, Money amount) {}

    /** How many accounts an agency holds by a rule. */
    Mono<Long> heldByRule(String rule, String agencyId) {
        return database.sql(BY_RULE)
                .bind("rule", rule)
                .bind("agencyId", agencyId)
                .map(row -> get(row, "accounts", Long.class))
                .one();
    }

    private static PlaceableAccount account(Readable row) {
        return new PlaceableAccount(
                new AccountId(get(row, "account_id", String.class)),
                new DebtorId(get(row, "debtor_id", String.class)),
                Columns.terms(row),
                get(row, "stage", String.class),
                row.get("overdue_since", LocalDate.class),
                money(row, "amount_overdue"),
                Pauses.parse(get(row, "paused", String.class)));
    }
}
