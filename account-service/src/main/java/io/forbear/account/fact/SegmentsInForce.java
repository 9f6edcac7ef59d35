package io.forbear.account.fact;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
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

    private final AccountRows rows;

    SegmentsInForce(AccountRows rows) {
        this.rows = rows;
    }

    /** The segments of those accounts that have been judged. */
    public Mono<Map<AccountId, Segments>> on(Collection<AccountId> accounts) {
        return rows.on(accounts, ON_ACCOUNTS, SegmentsInForce::segments);
    }

    private static Segments segments(Readable row) {
        return new Segments(get(row, "risk", String.class), get(row, "willingness", String.class));
    }
}
