package io.forbear.compliance.complaint;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.compliance.complaint.Complaint.Complexity;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Extensions as they were published last. */
@Component
class GrantedExtensions {
    private static final String UPSERT =
            """
            insert into complaint_extension values
                (:event, :complaint, :debtor, :complexity, :reason, :requestedBy, :approvedBy,
                 :extendedAt, :noticeSentAt)
            on conflict (event_id) do update set
                complaint_id = excluded.complaint_id, complexity = excluded.complexity,
                reason = excluded.reason, requested_by = excluded.requested_by,
                approved_by = excluded.approved_by, extended_at = excluded.extended_at,
                notice_sent_at = excluded.notice_sent_at
            """;

    private final DatabaseClient database;

    GrantedExtensions(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> store(GrantedExtension extension) {
        return database.sql(UPSERT)
                .bind("event", extension.eventId())
                .bind("complaint", extension.complaintId())
                .bind("debtor", extension.debtorId())
                .bind("complexity", extension.complexity().name())
                .bind("reason", orNull(extension.reason(), String.class))
                .bind("requestedBy", orNull(extension.requestedBy(), String.class))
                .bind("approvedBy", orNull(extension.approvedBy(), String.class))
                .bind("extendedAt", extension.extendedAt())
                .bind("noticeSentAt", orNull(extension.noticeSentAt(), Instant.class))
                .then();
    }

    /** Those of a complaint, the earliest first. */
    Flux<GrantedExtension> of(String complaintId) {
        return database.sql(
                        """
                        select * from complaint_extension where complaint_id = :id
                        order by extended_at, event_id
                        """)
                .bind("id", complaintId)
                .map(GrantedExtensions::extension)
                .all();
    }

    private static GrantedExtension extension(Readable row) {
        return new GrantedExtension(
                get(row, "event_id", UUID.class),
                get(row, "complaint_id", String.class),
                get(row, "debtor_id", String.class),
                Complexity.valueOf(get(row, "complexity", String.class)),
                row.get("reason", String.class),
                row.get("requested_by", String.class),
                row.get("approved_by", String.class),
                get(row, "extended_at", Instant.class),
                row.get("notice_sent_at", Instant.class));
    }
}
