package io.forbear.contact.task;

import static io.forbear.service.row.Column.get;

import io.forbear.contact.followup.Happened;
import io.forbear.contact.history.Contact;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads tasks with what the gate last said of their contacts. */
@Component
class TaskRows {
    static final String SELECT =
            """
            SELECT t.*, c.decision,
                coalesce(c.attempt ->> 'outcome' <> 'NOT_MADE', false) AS reported
            FROM task t LEFT JOIN contact c ON c.contact_id = t.proposal_id
            """;

    private final JsonMapper json;

    TaskRows(JsonMapper json) {
        this.json = json;
    }

    Task task(Readable row) {
        var answer = row.get("decision", Json.class);
        var cause = row.get("cause", Json.class);
        return new Task(
                get(row, "task_id", UUID.class),
                get(row, "debtor_id", String.class),
                row.get("account_id", String.class),
                get(row, "kind", String.class),
                get(row, "follow_up", String.class),
                get(row, "rules", String.class),
                cause == null ? null : json.readValue(cause.asArray(), Happened.class),
                needs(row),
                get(row, "is_contact", Boolean.class),
                get(row, "priority", Integer.class),
                get(row, "start_at", Instant.class),
                get(row, "due_at", Instant.class),
                row.get("remind_at", Instant.class),
                row.get("reminded_at", Instant.class),
                row.get("note", String.class),
                holding(row),
                row.get("proposal_id", String.class),
                get(row, "asked", Integer.class),
                row.get("ask_at", Instant.class),
                row.get("obstacle", String.class),
                answer == null ? null : json.readValue(answer.asArray(), Contact.Decided.class),
                get(row, "reported", Boolean.class),
                get(row, "created_at", Instant.class),
                row.get("ended_at", Instant.class),
                row.get("ended_by", String.class),
                row.get("result", String.class),
                row.get("result_note", String.class),
                row.get("made_by", String.class));
    }

    private static Needs needs(Readable row) {
        return new Needs(
                row.get("language", String.class),
                List.of(get(row, "jurisdictions", String[].class)),
                row.get("stage", String.class),
                row.get("channel", String.class));
    }

    private static Holding holding(Readable row) {
        return new Holding(
                Holding.State.valueOf(get(row, "state", String.class)),
                row.get("holder", String.class),
                row.get("locked_until", Instant.class));
    }
}
