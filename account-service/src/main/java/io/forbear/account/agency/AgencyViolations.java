package io.forbear.account.agency;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what was last told about each violation. */
@Component
class AgencyViolations {
    private static final String STORE =
            """
            INSERT INTO agency_violation VALUES (
                :violationId, :legalEntityId, :ruleId, :contactOn, :retracted, :toldAt, :eventId)
            ON CONFLICT (violation_id) DO UPDATE SET
                legal_entity_id = excluded.legal_entity_id,
                rule_id = excluded.rule_id,
                contact_on = excluded.contact_on,
                retracted = excluded.retracted,
                told_at = excluded.told_at,
                event_id = excluded.event_id
            """;

    private final DatabaseClient database;

    AgencyViolations(DatabaseClient database) {
        this.database = database;
    }

    /** Takes a statement; one that is older than what is known changes nothing. */
    Mono<Void> take(AgencyViolation told) {
        return find(told.violationId())
                .map(known -> AgencyViolation.newer(known, told))
                .defaultIfEmpty(told)
                .flatMap(this::store);
    }

    private Mono<AgencyViolation> find(String violationId) {
        return database.sql("SELECT * FROM agency_violation WHERE violation_id = :id FOR UPDATE")
                .bind("id", violationId)
                .map(AgencyViolations::violation)
                .one();
    }

    private Mono<Void> store(AgencyViolation violation) {
        return database.sql(STORE)
                .bind("violationId", violation.violationId())
                .bind("legalEntityId", violation.legalEntityId())
                .bind("ruleId", violation.ruleId())
                .bind("contactOn", violation.contactOn())
                .bind("retracted", violation.retracted())
                .bind("toldAt", violation.toldAt())
                .bind("eventId", violation.eventId())
                .then();
    }

    Flux<AgencyViolation> of(String legalEntityId) {
        return database.sql("SELECT * FROM agency_violation WHERE legal_entity_id = :entity")
                .bind("entity", legalEntityId)
                .map(AgencyViolations::violation)
                .all();
    }

    private static AgencyViolation violation(Readable row) {
        return new AgencyViolation(
                get(row, "violation_id", String.class),
                get(row, "legal_entity_id", String.class),
                get(row, "rule_id", String.class),
                get(row, "contact_on", LocalDate.class),
                get(row, "retracted", Boolean.class),
                get(row, "told_at", Instant.class),
                get(row, "event_id", UUID.class));
    }
}
