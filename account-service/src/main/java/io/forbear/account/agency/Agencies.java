package io.forbear.account.agency;

import static io.forbear.service.row.Column.get;

import io.forbear.account.agency.AgencyView.Version;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps agencies, and all their versions. */
@Component
public class Agencies {
    private static final String SELECT = "SELECT document::text AS document FROM agency ";

    private static final String STORE =
            """
            WITH stored AS (
                INSERT INTO agency VALUES (:agencyId, :version, :document::jsonb)
                ON CONFLICT (agency_id) DO UPDATE SET
                    version = excluded.version, document = excluded.document
                WHERE agency.version = excluded.version - 1
                RETURNING agency_id)
            INSERT INTO agency_version
            SELECT agency_id, :version, :document::jsonb, :change, :by, :at FROM stored
            """;

    private static final String VERSIONS =
            """
            SELECT version, document::text AS document, change, changed_by, changed_at
            FROM agency_version WHERE agency_id = :agencyId ORDER BY version DESC
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Agencies(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    public Mono<Agency> find(String agencyId) {
        return one(SELECT + "WHERE agency_id = :agencyId", agencyId);
    }

    /** Finds an agency, and lets nobody else change or use it until the transaction ends. */
    public Mono<Agency> hold(String agencyId) {
        return one(SELECT + "WHERE agency_id = :agencyId FOR UPDATE", agencyId);
    }

    private Mono<Agency> one(String sql, String agencyId) {
        return database.sql(sql)
                .bind("agencyId", agencyId)
                .map(row -> agency(get(row, "document", String.class)))
                .one();
    }

    /** Agencies in the order of their ids. */
    public Flux<Agency> list(String after, int limit) {
        return database.sql(SELECT + "WHERE agency_id > :after ORDER BY agency_id LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> agency(get(row, "document", String.class)))
                .all();
    }

    /** Stores the next version; false if there is another one of that number. */
    Mono<Boolean> store(Agency agency, String change, String by, Instant at) {
        return database.sql(STORE)
                .bind("agencyId", agency.agencyId())
                .bind("version", agency.version())
                .bind("document", json.writeValueAsString(agency))
                .bind("change", change)
                .bind("by", by)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** All versions, the newest first. */
    Flux<Version> versions(String agencyId) {
        return database.sql(VERSIONS)
                .bind("agencyId", agencyId)
                .map(
                        row ->
                                new Version(
                                        get(row, "version", Long.class),
                                        get(row, "change", String.class),
                                        get(row, "changed_by", String.class),
                                        get(row, "changed_at", Instant.class),
                                        agency(get(row, "document", String.class))))
                .all();
    }

    private Agency agency(String document) {
        return json.readValue(document, Agency.class);
    }
}
