package io.forbear.plan.affordability;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what debtors were found able to afford. */
@Component
public class Affordabilities {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String INSERT =
            """
            INSERT INTO affordability VALUES (
                :id, :debtorId, :assessedAt, :assessedBy, :key, :digest, :found::jsonb)
            ON CONFLICT (assessed_by, idempotency_key) DO NOTHING
            """;

    private final DatabaseClient database;

    Affordabilities(DatabaseClient database) {
        this.database = database;
    }

    /**
     * An assessment and the request that asked for it.
     *
     * @param digest of what was asked for
     */
    record Kept(Affordability found, String digest) {}

    /**
     * Keeps an assessment; false if the caller used the key before.
     *
     * @param key what the caller chose to tell his requests apart; null: nothing
     */
    Mono<Boolean> put(Kept kept, @Nullable String key) {
        var found = kept.found();
        return database.sql(INSERT)
                .bind("id", found.affordabilityId())
                .bind("debtorId", found.debtorId())
                .bind("assessedAt", found.assessedAt())
                .bind("assessedBy", found.assessedBy())
                .bind("key", orNull(key, String.class))
                .bind("digest", kept.digest())
                .bind("found", JSON.writeValueAsString(found))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** The assessment that a caller's request with such a key led to. */
    Mono<Kept> answered(String assessedBy, String key) {
        return database.sql(
                        """
                        SELECT found::text AS found, digest FROM affordability
                        WHERE assessed_by = :assessedBy AND idempotency_key = :key
                        """)
                .bind("assessedBy", assessedBy)
                .bind("key", key)
                .map(row -> new Kept(found(row), get(row, "digest", String.class)))
                .one();
    }

    /** The latest assessment of a debtor. */
    public Mono<Affordability> latest(String debtorId) {
        return database.sql(
                        """
                        SELECT found::text AS found FROM affordability WHERE debtor_id = :debtorId
                        ORDER BY assessed_at DESC, affordability_id DESC
                        LIMIT 1
                        """)
                .bind("debtorId", debtorId)
                .map(Affordabilities::found)
                .one();
    }

    /** One assessment. */
    public Mono<Affordability> find(String affordabilityId) {
        return database.sql(
                        "SELECT found::text AS found FROM affordability WHERE affordability_id = :id")
                .bind("id", affordabilityId)
                .map(Affordabilities::found)
                .one();
    }

    private static Affordability found(Readable row) {
        return JSON.readValue(get(row, "found", String.class), Affordability.class);
    }
}
