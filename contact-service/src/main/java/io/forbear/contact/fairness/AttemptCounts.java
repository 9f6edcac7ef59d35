package io.forbear.contact.fairness;

import static io.forbear.service.row.Column.get;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts attempts per debtor. */
@Component
class AttemptCounts {
    private static final String COUNT =
            """
            SELECT debtor_id, count(*) AS attempts FROM reach_attempt
            WHERE debtor_id = ANY (:debtors) AND outbound AND at >= :from AND at < :to
            GROUP BY debtor_id
            """;

    private final DatabaseClient database;

    AttemptCounts(DatabaseClient database) {
        this.database = database;
    }

    private record OfDebtor(String debtorId, Long attempts) {}

    /** Outbound attempts of those debtors that had any. */
    Mono<Map<String, Long>> of(Collection<String> debtors, Instant from, Instant to) {
        return database.sql(COUNT)
                .bind("debtors", debtors.toArray(String[]::new))
                .bind("from", from)
                .bind("to", to)
                .map(
                        row ->
                                new OfDebtor(
                                        get(row, "debtor_id", String.class),
                                        get(row, "attempts", Long.class)))
                .all()
                .collectMap(OfDebtor::debtorId, OfDebtor::attempts);
    }
}
