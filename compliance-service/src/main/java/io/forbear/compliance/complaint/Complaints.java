package io.forbear.compliance.complaint;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.compliance.complaint.Complaint.Complexity;
import io.forbear.compliance.complaint.Complaint.Kind;
import io.forbear.compliance.complaint.Complaint.Outcome;
import io.forbear.compliance.complaint.Complaint.Resolution;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Complaints and their answers; an answer may be heard of before its complaint. */
@Component
class Complaints {
    private static final String UPSERT =
            """
            insert into complaint values
                (:id, :debtor, :kind, :complexity, :jurisdictions, :accounts, :contacts, :event,
                 :filedAt)
            on conflict (complaint_id) do update set
                kind = excluded.kind, complexity = excluded.complexity,
                jurisdictions = excluded.jurisdictions, account_ids = excluded.account_ids,
                about_contact_ids = excluded.about_contact_ids, filed_at = excluded.filed_at
            where (complaint.kind, complaint.complexity, complaint.jurisdictions,
                    complaint.account_ids, complaint.about_contact_ids, complaint.filed_at)
                is distinct from (excluded.kind, excluded.complexity, excluded.jurisdictions,
                    excluded.account_ids, excluded.about_contact_ids, excluded.filed_at)
            """;

    private static final String RESOLVE =
            """
            insert into complaint_resolution values
                (:id, :debtor, :outcome, :rootCause, :resolvedAt, :remedy, :summary)
            on conflict (complaint_id) do update set
                outcome = excluded.outcome, root_cause = excluded.root_cause,
                resolved_at = excluded.resolved_at, remedy = excluded.remedy,
                summary = coalesce(excluded.summary, complaint_resolution.summary)
            """;

    private final DatabaseClient database;

    Complaints(DatabaseClient database) {
        this.database = database;
    }

    /** Stores a complaint; whether it was new or differed from the one stored before. */
    Mono<Boolean> store(Complaint complaint) {
        return database.sql(UPSERT)
                .bind("id", complaint.complaintId())
                .bind("debtor", complaint.debtorId())
                .bind("kind", complaint.kind().name())
                .bind("complexity", complaint.complexity().name())
                .bind("jurisdictions", complaint.jurisdictions().toArray(String[]::new))
                .bind("accounts", complaint.accountIds().toArray(String[]::new))
                .bind("contacts", complaint.aboutContactIds().toArray(String[]::new))
                .bind("event", complaint.filedEventId())
                .bind("filedAt", complaint.filedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Stores an answer; one without a summary, as events are, leaves a known summary alone. */
    Mono<Void> store(Resolution resolution) {
        return database.sql(RESOLVE)
                .bind("id", resolution.complaintId())
                .bind("debtor", resolution.debtorId())
                .bind("outcome", resolution.outcome().name())
                .bind("rootCause", orNull(resolution.rootCause(), String.class))
                .bind("remedy", orNull(resolution.remedy(), String.class))
                .bind("summary", orNull(resolution.summary(), String.class))
                .bind("resolvedAt", resolution.resolvedAt())
                .then();
    }

    Mono<Complaint> find(String complaintId) {
        return database.sql("select * from complaint where complaint_id = :id")
                .bind("id", complaintId)
                .map(Complaints::complaint)
                .one();
    }

    /** The complaint, locked until the transaction ends. */
    Mono<Complaint> findForChange(String complaintId) {
        return database.sql("select * from complaint where complaint_id = :id for update")
                .bind("id", complaintId)
                .map(Complaints::complaint)
                .one();
    }

    Flux<Complaint> ofDebtor(String debtorId) {
        return database.sql(
                        "select * from complaint where debtor_id = :debtor order by filed_at desc")
                .bind("debtor", debtorId)
                .map(Complaints::complaint)
                .all();
    }

    /** The answer; empty while the complaint is open. */
    Mono<Resolution> resolutionOf(String complaintId) {
        return database.sql("select * from complaint_resolution where complaint_id = :id")
                .bind("id", complaintId)
                .map(Complaints::resolution)
                .one();
    }

    static Complaint complaint(Readable row) {
        return new Complaint(
                get(row, "complaint_id", String.class),
                get(row, "debtor_id", String.class),
                get(row, "filed_event_id", UUID.class),
                get(row, "filed_at", Instant.class),
                Kind.valueOf(get(row, "kind", String.class)),
                Complexity.valueOf(get(row, "complexity", String.class)),
                List.of(get(row, "jurisdictions", String[].class)),
                List.of(get(row, "account_ids", String[].class)),
                List.of(get(row, "about_contact_ids", String[].class)));
    }

    private static Resolution resolution(Readable row) {
        return new Resolution(
                get(row, "complaint_id", String.class),
                get(row, "debtor_id", String.class),
                Outcome.valueOf(get(row, "outcome", String.class)),
                row.get("root_cause", String.class),
                row.get("remedy", String.class),
                row.get("summary", String.class),
                get(row, "resolved_at", Instant.class));
    }
}
