package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;

import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds in which segments accounts are now. */
@Component
public class SegmentsInForce {
    private static final String ON_ACCOUNTS =
            """
            SELECT account_id, risk, willingness FROM segment_in_force
            WHERE account_id = ANY (:accountIds) AND risk IS NOT NULL
            """;

    private final DatabaseClient database;

    SegmentsInForce(DatabaseClient database) {
        this.database = database;
    }

    /** The segments of those accounts that have been judged. */
    public Mono<Map<AccountId, Segments>> on(Collection<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(ON_ACCOUNTS)
                .bind(
                        "accountIds",
                        accounts.stream().map(AccountId::value).distinct().toArray(String[]::new))
                .map(
                        row ->
                                Map.entry(
                                        new AccountId(get(row, "account_id", String.class)),
                                        new Segments(
                                                get(row, "risk", String.class),
                                                get(row, "willingness", String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
