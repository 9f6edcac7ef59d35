package io.forbear.account.portfolio;

import io.forbear.account.fact.Zones;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds accounts for those who ask. */
@Component
class AccountViews {
    private final DatabaseClient database;
    private final Knowledge knowledge;
    private final Zones zones;
    private final Clock clock;

    AccountViews(DatabaseClient database, Knowledge knowledge, Zones zones, Clock clock) {
        this.database = database;
        this.knowledge = knowledge;
        this.zones = zones;
        this.clock = clock;
    }

    Mono<AccountView> find(String accountId) {
        return database.sql("SELECT * FROM account WHERE account_id = :accountId")
                .bind("accountId", accountId)
                .map(this::view)
                .one();
    }

    /**
     * Accounts in the order of their ids.
     *
     * @param stage only those in this stage; null: in any
     * @param debtorId only those of this debtor; null: of anybody
     * @param after where to go on: an account id, or an empty text
     */
    Flux<AccountView> list(
            @Nullable String stage, @Nullable String debtorId, String after, int limit) {
        var sql =
                "SELECT * FROM account WHERE account_id > :after"
                        + (stage == null ? "" : " AND stage = :stage")
                        + (debtorId == null ? "" : " AND debtor_id = :debtorId")
                        + " ORDER BY account_id LIMIT :limit";
        var spec = database.sql(sql).bind("after", after).bind("limit", limit);
        spec = stage == null ? spec : spec.bind("stage", stage);
        spec = debtorId == null ? spec : spec.bind("debtorId", debtorId);
        return spec.map(this::view).all();
    }

    private AccountView view(Readable row) {
        return AccountView.of(row, zones, clock.instant());
    }

    /** What is known about an account, and its history. */
    Mono<AccountDetails> details(AccountView account) {
        return knowledge
                .of(account.accountId(), clock.instant())
                .map(
                        known ->
                                new AccountDetails(
                                        account,
                                        null,
                                        null,
                                        known.summary(),
                                        known.setAside(account.balance().currency()),
                                        known.history()));
    }
}
