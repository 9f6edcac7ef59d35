package io.forbear.compliance.deadline;

import io.forbear.compliance.deadline.Deadline.Status;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Terms set by law, each as it stands now. */
@Component
public class Deadlines {
    private static final String UPSERT =
            """
            insert into deadline values
                (:id, :debtor, :status, :rule, :name, :citation, :subject, :dueAt, :changedAt)
            on conflict (deadline_id) do update set
                status = excluded.status, due_at = excluded.due_at,
                citation = excluded.citation, changed_at = excluded.changed_at
            """;

    private final DatabaseClient database;

    Deadlines(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> store(Deadline deadline) {
        return database.sql(UPSERT)
                .bind("id", deadline.deadlineId())
                .bind("debtor", deadline.debtorId())
                .bind("status", deadline.status().name())
                .bind("rule", deadline.ruleId())
                .bind("name", deadline.name())
                .bind("citation", deadline.citation())
                .bind("subject", deadline.subjectId())
                .bind("dueAt", deadline.dueAt())
                .bind("changedAt", deadline.changedAt())
                .then();
    }

    /** The terms that an event started. */
    public Flux<Deadline> ofSubject(String subjectId) {
        return database.sql("select * from deadline where subject_id = :subject order by due_at")
                .bind("subject", subjectId)
                .map(Deadlines::deadline)
                .all();
    }

    private static Deadline deadline(Readable row) {
        return new Deadline(
                get(row, "deadline_id", String.class),
                get(row, "debtor_id", String.class),
                Status.valueOf(get(row, "status", String.class)),
                get(row, "rule_id", String.class),
                get(row, "name", String.class),
                get(row, "citation", String.class),
                get(row, "subject_id", String.class),
                get(row, "due_at", Instant.class),
                get(row, "changed_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
