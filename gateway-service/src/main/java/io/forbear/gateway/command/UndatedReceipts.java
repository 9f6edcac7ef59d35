package io.forbear.gateway.command;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What receipts have come that do not say when what they tell happened. */
@Component
class UndatedReceipts {
    private final DatabaseClient database;

    UndatedReceipts(DatabaseClient database) {
        this.database = database;
    }

    /** Whether it has not come before; from then on it has. */
    Mono<Boolean> isFirst(String provider, String digest) {
        return database.sql(
                        """
                        INSERT INTO undated_receipt (provider, digest) VALUES (:provider, :digest)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("provider", provider)
                .bind("digest", digest)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Deletes those as old as that, in real time. */
    Mono<Long> forget(double seconds) {
        return database.sql(
                        """
                        DELETE FROM undated_receipt
                        WHERE remembered_at < now() - make_interval(secs => :age)
                        """)
                .bind("age", seconds)
                .fetch()
                .rowsUpdated();
    }
}
