package io.forbear.compliance.complaint;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Requests that carried an idempotency key, each with the complaint it made. */
@Component
class FilingRequests {
    private static final String CLAIM =
            """
            insert into complaint_request values (:caller, :key, :digest, :complaint)
            on conflict (caller, idempotency_key) do nothing
            """;

    private final DatabaseClient database;

    FilingRequests(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A request under a key.
     *
     * @param digest of the body
     */
    record FilingRequest(String caller, String key, String digest, String complaintId) {}

    /**
     * Claims the key for a request. A second one under the same key waits until the first has been
     * committed.
     *
     * @return whether the key was free
     */
    Mono<Boolean> claim(FilingRequest request) {
        return database.sql(CLAIM)
                .bind("caller", request.caller())
                .bind("key", request.key())
                .bind("digest", request.digest())
                .bind("complaint", request.complaintId())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<FilingRequest> find(String caller, String key) {
        return database.sql(
                        """
                        select * from complaint_request
                        where caller = :caller and idempotency_key = :key
                        """)
                .bind("caller", caller)
                .bind("key", key)
                .map(FilingRequests::request)
                .one();
    }

    private static FilingRequest request(Readable row) {
        return new FilingRequest(
                text(row, "caller"),
                text(row, "idempotency_key"),
                text(row, "digest"),
                text(row, "complaint_id"));
    }

    private static String text(Readable row, String column) {
        return get(row, column, String.class);
    }
}
