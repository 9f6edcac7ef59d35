package io.forbear.contact.task;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what collectors can do. */
@Component
class Collectors {
    private static final String PUT =
            """
            INSERT INTO collector VALUES
                (:id, :languages, :jurisdictions, :stages, :channels, :capacity, :by, :now)
            ON CONFLICT (collector_id) DO UPDATE SET
                languages = excluded.languages, jurisdictions = excluded.jurisdictions,
                stages = excluded.stages, channels = excluded.channels,
                capacity = excluded.capacity, changed_by = excluded.changed_by,
                changed_at = excluded.changed_at
            """;

    private final DatabaseClient database;

    Collectors(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> put(Collector collector, String by, Instant now) {
        return database.sql(PUT)
                .bind("id", collector.collectorId())
                .bind("languages", texts(collector.languages()))
                .bind("jurisdictions", texts(collector.jurisdictions()))
                .bind("stages", texts(collector.stages()))
                .bind("channels", texts(collector.channels()))
                .bind("capacity", collector.capacity())
                .bind("by", by)
                .bind("now", now)
                .then();
    }

    Mono<Collector> find(String collectorId) {
        return database.sql("SELECT * FROM collector WHERE collector_id = :id")
                .bind("id", collectorId)
                .map(Collectors::collector)
                .one();
    }

    /** The same, held: what one holds is counted one call after the other. */
    Mono<Collector> hold(String collectorId) {
        return database.sql("SELECT * FROM collector WHERE collector_id = :id FOR UPDATE")
                .bind("id", collectorId)
                .map(Collectors::collector)
                .one();
    }

    private static Collector collector(Readable row) {
        return new Collector(
                get(row, "collector_id", String.class),
                list(row, "languages"),
                list(row, "jurisdictions"),
                list(row, "stages"),
                list(row, "channels"),
                get(row, "capacity", Integer.class),
                get(row, "changed_by", String.class),
                get(row, "changed_at", Instant.class));
    }

    private static List<String> list(Readable row, String column) {
        return List.of(get(row, column, String[].class));
    }

    private static String[] texts(List<String> values) {
        return values.toArray(String[]::new);
    }
}
