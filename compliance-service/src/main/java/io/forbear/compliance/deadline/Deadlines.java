package io.forbear.compliance.deadline;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.compliance.deadline.Deadline.Status;
import io.forbear.compliance.finding.TimeCursor;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Page;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Terms set by law, each as it stands now. */
@Component
class Deadlines {
    private static final String UPSERT =
            """
            insert into deadline values
                (:id, :debtor, :status, :rule, :name, :citation, :subject, :dueAt, :changedAt)
            on conflict (deadline_id) do update set
                status = excluded.status, due_at = excluded.due_at,
                citation = excluded.citation, changed_at = excluded.changed_at
            """;

    private static final String LIST =
            """
            select * from deadline
            where (cast(:status as text) is null or status = :status)
                and (cast(:afterDue as timestamptz) is null
                    or (due_at, deadline_id) > (cast(:afterDue as timestamptz), :afterId))
            order by due_at, deadline_id limit :limit
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

    /** The terms in a status, those that end first first. */
    Mono<Page<Deadline>> list(@Nullable Status status, @Nullable TimeCursor after, int limit) {
        return database.sql(LIST)
                .bind("status", orNull(status == null ? null : status.name(), String.class))
                .bind("afterDue", orNull(after == null ? null : after.at(), Instant.class))
                .bind("afterId", orNull(after == null ? null : after.id(), String.class))
                .bind("limit", limit + 1)
                .map(Deadlines::deadline)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, Deadlines::cursor));
    }

    /**
     * How many terms stand so.
     *
     * @param first when the first of them ends, or ended
     */
    record Standing(Status status, long terms, Instant first) {}

    /** What is not over, or was missed. */
    Flux<Standing> standing() {
        return database.sql(
                        """
                        select status, count(*) as terms, min(due_at) as first from deadline
                        where status in ('APPROACHING', 'MISSED') group by status
                        """)
                .map(
                        row ->
                                new Standing(
                                        Status.valueOf(get(row, "status", String.class)),
                                        get(row, "terms", Long.class),
                                        get(row, "first", Instant.class)))
                .all();
    }

    private static Cursor cursor(Deadline deadline) {
        return new TimeCursor(deadline.dueAt(), deadline.deadlineId()).cursor();
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
}
