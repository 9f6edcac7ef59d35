package io.forbear.compliance.complaint;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.compliance.complaint.Complaint.Outcome;
import io.forbear.compliance.complaint.ComplaintDossier.Status;
import io.forbear.compliance.complaint.ComplaintFilter.Order;
import io.forbear.compliance.finding.TimeCursor;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Page;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Complaints by filter. The end of the next term is the newest word of compliance.deadline where it
 * has spoken, and before that what the case file said when it was looked at.
 */
@Component
class ComplaintListing {
    /** Later than any term: sorts complaints without one behind all others. */
    private static final Instant NO_TERM = Instant.parse("9999-01-01T00:00:00Z");

    private static final String SELECT =
            """
            select * from (
                select c.*, r.outcome, o.jurisdictions || c.jurisdictions as all_jurisdictions,
                    (select s.subject from complaint_step s
                     where s.complaint_id = c.complaint_id and s.action = 'ASSIGNED'
                     order by s.number desc limit 1) as handler,
                    (select s.reason from complaint_step s
                     where s.complaint_id = c.complaint_id and s.action in ('PAUSED', 'RESUMED')
                     order by s.number desc limit 1) as paused,
                    case when r.complaint_id is null then coalesce(
                        (select min(d.due_at) from deadline d
                         where d.subject_id = c.filed_event_id::text
                             and d.status in ('APPROACHING', 'MISSED')),
                        o.due_at) end as due_at
                from complaint c
                    left join complaint_resolution r using (complaint_id)
                    left join complaint_outlook o using (complaint_id)
            ) listed
            where (cast(:status as text) is null or (outcome is null) = (:status = 'OPEN'))
                and (cast(:kind as text) is null or kind = :kind)
                and (cast(:debtor as text) is null or debtor_id = :debtor)
                and (cast(:assignee as text) is null or handler = :assignee)
                and (cast(:jurisdiction as text) is null
                    or cast(:jurisdiction as text) = any (all_jurisdictions))
                and (cast(:from as timestamptz) is null or filed_at >= :from)
                and (cast(:to as timestamptz) is null or filed_at < :to)
            """;

    private static final String BY_DEADLINE =
            """
                and (cast(:afterAt as timestamptz) is null
                    or (coalesce(due_at, :noTerm), complaint_id)
                        > (cast(:afterAt as timestamptz), :afterId))
            order by coalesce(due_at, :noTerm), complaint_id limit :limit
            """;

    private static final String NEWEST_FIRST =
            """
                and (cast(:afterAt as timestamptz) is null
                    or (filed_at, complaint_id) < (cast(:afterAt as timestamptz), :afterId))
            order by filed_at desc, complaint_id desc limit :limit
            """;

    private final DatabaseClient database;

    ComplaintListing(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<ComplaintSummary>> page(
            ComplaintFilter filter, @Nullable TimeCursor after, int limit) {
        return select(filter)
                .bind("status", orNull(name(filter.status()), String.class))
                .bind("kind", orNull(name(filter.kind()), String.class))
                .bind("debtor", orNull(filter.debtorId(), String.class))
                .bind("assignee", orNull(filter.assignee(), String.class))
                .bind("jurisdiction", orNull(filter.jurisdiction(), String.class))
                .bind("from", orNull(filter.from(), Instant.class))
                .bind("to", orNull(filter.to(), Instant.class))
                .bind("afterAt", orNull(after == null ? null : after.at(), Instant.class))
                .bind("afterId", orNull(after == null ? null : after.id(), String.class))
                .bind("limit", limit + 1)
                .map(ComplaintListing::summary)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> cursor(filter.order(), row)));
    }

    private DatabaseClient.GenericExecuteSpec select(ComplaintFilter filter) {
        return switch (filter.order()) {
            case DEADLINE -> database.sql(SELECT + BY_DEADLINE).bind("noTerm", NO_TERM);
            case NEWEST -> database.sql(SELECT + NEWEST_FIRST);
        };
    }

    private static Cursor cursor(Order order, ComplaintSummary row) {
        var at =
                switch (order) {
                    case DEADLINE -> row.dueAt() == null ? NO_TERM : row.dueAt();
                    case NEWEST -> row.complaint().filedAt();
                };
        return new TimeCursor(at, row.complaint().complaintId()).cursor();
    }

    private static ComplaintSummary summary(Readable row) {
        var outcome = row.get("outcome", String.class);
        var paused = row.get("paused", String.class);
        var jurisdictions = row.get("all_jurisdictions", String[].class);
        return new ComplaintSummary(
                Complaints.complaint(row),
                outcome == null ? Status.OPEN : Status.RESOLVED,
                row.get("handler", String.class),
                paused == null || outcome != null ? null : PauseReason.valueOf(paused),
                row.get("due_at", Instant.class),
                jurisdictions == null
                        ? List.of(get(row, "jurisdictions", String[].class))
                        : List.of(jurisdictions).stream().distinct().sorted().toList(),
                outcome == null ? null : Outcome.valueOf(outcome));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
