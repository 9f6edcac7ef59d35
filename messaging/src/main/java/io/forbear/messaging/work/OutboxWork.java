package io.forbear.messaging.work;

import static io.forbear.service.row.Column.get;

import io.forbear.clock.Marks;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Since when what is not yet published waits in the outbox. */
public final class OutboxWork {
    /** The positions of the first and the last that wait; 0 if none does. */
    private static final String WAITING =
            """
            SELECT coalesce((SELECT min(position) FROM outbox), 0) AS first,
                coalesce((SELECT max(position) FROM outbox), 0) AS last
            """;

    private final DatabaseClient database;
    private final Marks marks = new Marks();

    public OutboxWork(DatabaseClient database) {
        this.database = database;
    }

    /** Up to when all that was in the outbox is published. */
    public Mono<Instant> doneUntil(Instant now) {
        return database.sql(WAITING)
                .map(
                        row -> {
                            long first = get(row, "first", Long.class);
                            long last = get(row, "last", Long.class);
                            return marks.look(now, first == 0 ? 0 : last + 1, first);
                        })
                .one();
    }
}
