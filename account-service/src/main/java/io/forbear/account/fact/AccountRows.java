package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Values.texts;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads tables that have at most one row in force of an account. */
@Component
class AccountRows {
    private final DatabaseClient database;

    AccountRows(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What the rows of some accounts say; accounts without a row are left out.
     *
     * @param sql selects {@code account_id} and what {@code value} reads, of {@code :accountIds}
     */
    <V> Mono<Map<AccountId, V>> on(
            Collection<AccountId> accounts, String sql, Function<Readable, V> value) {
        if (accounts.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(sql)
                .bind("accountIds", texts(Set.copyOf(accounts), AccountId::value))
                .map(
                        row ->
                                Map.entry(
                                        new AccountId(get(row, "account_id", String.class)),
                                        value.apply(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
