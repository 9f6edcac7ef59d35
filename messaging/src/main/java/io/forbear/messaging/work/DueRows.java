package io.forbear.messaging.work;

import static io.forbear.service.row.Column.get;

import io.forbear.service.work.Work;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;

/** Work that waits in a table: rows with the instant from which on they are to be looked at. */
public final class DueRows {
    private DueRows() {}

    /**
     * The work of a table.
     *
     * @param part its name among the service's
     * @param column an indexed column, null or infinity where nothing is to be done
     */
    public static Work of(String part, String table, String column, DatabaseClient database) {
        var since =
                """
                SELECT %1$s AS since FROM %2$s WHERE %1$s <= :now AND %1$s < 'infinity'
                ORDER BY %1$s LIMIT 1
                """
                        .formatted(column, table);
        return new Work(
                part,
                now ->
                        database.sql(since)
                                .bind("now", now)
                                .map(row -> get(row, "since", Instant.class))
                                .one());
    }
}
