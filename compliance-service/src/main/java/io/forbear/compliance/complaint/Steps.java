package io.forbear.compliance.complaint;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.compliance.complaint.Step.Action;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was done about complaints. */
@Component
class Steps {
    private static final String APPEND =
            """
            insert into complaint_step
            select :id, coalesce(max(number), 0) + 1, :action, :at, :by, :subject, :reason, :note,
                cast(:sentAt as timestamptz)
            from complaint_step where complaint_id = :id
            """;

    private final DatabaseClient database;

    Steps(DatabaseClient database) {
        this.database = database;
    }

    /** Appends a step; the complaint is locked by the transaction, or not visible to others yet. */
    Mono<Void> append(String complaintId, Step step) {
        return database.sql(APPEND)
                .bind("id", complaintId)
                .bind("action", step.action().name())
                .bind("at", step.at())
                .bind("by", orNull(step.by(), String.class))
                .bind("subject", orNull(step.subject(), String.class))
                .bind("reason", orNull(step.reason(), String.class))
                .bind("note", orNull(step.note(), String.class))
                .bind("sentAt", orNull(step.sentAt(), Instant.class))
                .then();
    }

    /** The steps of a complaint, in their order. */
    Flux<Step> of(String complaintId) {
        return database.sql("select * from complaint_step where complaint_id = :id order by number")
                .bind("id", complaintId)
                .map(Steps::step)
                .all();
    }

    private static Step step(Readable row) {
        return new Step(
                Action.valueOf(get(row, "action", String.class)),
                get(row, "done_at", Instant.class),
                row.get("done_by", String.class),
                row.get("subject", String.class),
                row.get("reason", String.class),
                row.get("note", String.class),
                row.get("sent_at", Instant.class));
    }
}
