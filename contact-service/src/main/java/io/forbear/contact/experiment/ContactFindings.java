package io.forbear.contact.experiment;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the last word on each finding. */
@Component
class ContactFindings {
    private static final String PUT =
            """
            INSERT INTO contact_finding (violation_id, debtor_id, subject_id, rule_id, consequence,
                retracted, told_at, event_id)
            VALUES (:violationId, :debtorId, :subjectId, :ruleId, :consequence, :retracted, :toldAt,
                :eventId)
            ON CONFLICT (violation_id) DO UPDATE SET
                debtor_id = excluded.debtor_id, subject_id = excluded.subject_id,
                rule_id = excluded.rule_id, consequence = excluded.consequence,
                retracted = excluded.retracted, told_at = excluded.told_at,
                event_id = excluded.event_id
            WHERE (contact_finding.told_at, contact_finding.event_id)
                <= (excluded.told_at, excluded.event_id)
            """;

    private final DatabaseClient database;

    ContactFindings(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> put(ContactFinding finding) {
        return database.sql(PUT)
                .bind("violationId", finding.violationId())
                .bind("debtorId", finding.debtorId())
                .bind("subjectId", finding.subjectId())
                .bind("ruleId", finding.ruleId())
                .bind("consequence", finding.consequence())
                .bind("retracted", finding.retracted())
                .bind("toldAt", finding.toldAt())
                .bind("eventId", finding.eventId())
                .then();
    }
}
