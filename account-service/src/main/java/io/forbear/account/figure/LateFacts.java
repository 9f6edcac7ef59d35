package io.forbear.account.figure;

import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.AccountId;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds what became known after a day it changes had been kept. The database itself notes it, with
 * the fact, so nobody can forget to.
 */
@Component
class LateFacts {
    private static final String TAKE =
            """
            DELETE FROM late_fact WHERE late_fact_id IN (
                SELECT late_fact_id FROM late_fact ORDER BY late_fact_id LIMIT :limit)
            RETURNING account_id, debtor_id, since
            """;

    private static final String OF_DEBTORS =
            "SELECT account_id FROM account WHERE debtor_id = ANY (:debtorIds)";

    private static final String WAITING =
            """
            SELECT account_id FROM late_fact WHERE account_id IS NOT NULL AND since <= :upTo
            UNION
            SELECT account.account_id FROM late_fact JOIN account USING (debtor_id)
            WHERE late_fact.account_id IS NULL AND since <= :upTo
            """;

    private final DatabaseClient database;

    LateFacts(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Some of them.
     *
     * @param account null: all accounts of the debtor
     * @param debtor null: of the account alone
     * @param since the first day that they may change
     */
    private record Late(@Nullable String account, @Nullable String debtor, LocalDate since) {}

    /**
     * Accounts to count anew.
     *
     * @param since the first day that may have changed
     */
    record Changed(List<AccountId> accounts, LocalDate since) {}

    /**
     * Takes the oldest; whoever does counts their accounts in the same transaction. What becomes
     * known after that is noted again. Empty if there are none.
     */
    Mono<Changed> take(int limit) {
        return database.sql(TAKE)
                .bind("limit", limit)
                .map(LateFacts::late)
                .all()
                .collectList()
                .filter(late -> !late.isEmpty())
                .flatMap(this::changed);
    }

    private static Late late(Readable row) {
        return new Late(
                row.get("account_id", String.class),
                row.get("debtor_id", String.class),
                get(row, "since", LocalDate.class));
    }

    private Mono<Changed> changed(List<Late> late) {
        var named = Flux.fromStream(late.stream().map(Late::account).filter(Objects::nonNull));
        var since = late.stream().map(Late::since).min(LocalDate::compareTo).orElseThrow();
        return named.concatWith(ofDebtors(late.stream().map(Late::debtor)))
                .distinct()
                .map(AccountId::new)
                .sort()
                .collectList()
                .map(accounts -> new Changed(accounts, since));
    }

    private Flux<String> ofDebtors(Stream<@Nullable String> debtors) {
        return database.sql(OF_DEBTORS)
                .bind("debtorIds", debtors.filter(Objects::nonNull).toArray(String[]::new))
                .map(row -> get(row, "account_id", String.class))
                .all();
    }

    /** Accounts whose kept positions of some day up to this one are not to be trusted. */
    Mono<List<AccountId>> waiting(LocalDate upTo) {
        return database.sql(WAITING)
                .bind("upTo", upTo)
                .map(row -> new AccountId(get(row, "account_id", String.class)))
                .all()
                .collectList();
    }

    /** How many wait. */
    Mono<Long> count() {
        return database.sql("SELECT count(*) AS late FROM late_fact")
                .map(row -> get(row, "late", Long.class))
                .one();
    }

    static String[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(String[]::new);
    }
}
