package io.forbear.plan.affordability;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
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
            INSERT INTO affordability (
                affordability_id, debtor_id, assessed_at, assessed_by, found)
            VALUES (:id, :debtorId, :assessedAt, :assessedBy, :found::jsonb)
            """;

    private final DatabaseClient database;

    Affordabilities(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps an assessment. */
    Mono<Void> insert(Affordability found) {
        return database.sql(INSERT)
                .bind("id", found.affordabilityId())
                .bind("debtorId", found.debtorId())
                .bind("assessedAt", found.assessedAt())
                .bind("assessedBy", found.assessedBy())
                .bind("found", JSON.writeValueAsString(found))
                .then();
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
