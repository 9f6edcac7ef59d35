package io.forbear.contact.lost;

import static io.forbear.service.row.Column.get;

import io.forbear.contact.channel.Means;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Finds the attempts to reach a debtor himself. */
@Component
class TriedAttempts {
    private static final String OF =
            """
            SELECT attempt_id, at, endpoint, means, outbound, reached, outcome FROM reach_attempt
            WHERE debtor_id = :debtorId AND person_id = :debtorId
            ORDER BY at DESC LIMIT 1000
            """;

    private final DatabaseClient database;

    TriedAttempts(DatabaseClient database) {
        this.database = database;
    }

    Flux<Tried> of(String debtorId) {
        return database.sql(OF).bind("debtorId", debtorId).map(TriedAttempts::tried).all();
    }

    private static Tried tried(Readable row) {
        return new Tried(
                get(row, "attempt_id", UUID.class),
                get(row, "at", Instant.class),
                get(row, "endpoint", String.class),
                Means.valueOf(get(row, "means", String.class)),
                get(row, "outbound", Boolean.class),
                get(row, "reached", Boolean.class),
                get(row, "outcome", String.class));
    }
}
