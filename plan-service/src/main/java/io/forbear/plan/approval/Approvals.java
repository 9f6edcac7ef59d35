package io.forbear.plan.approval;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps which plans have to be approved, and by whom they were. */
@Component
public class Approvals {
    private static final String PUT =
            """
            INSERT INTO plan_approval VALUES (
                :planId, :proposedBy, :needed, :approvedBy, :approvedAt, :note)
            ON CONFLICT (plan_id) DO UPDATE SET
                approved_by = excluded.approved_by,
                approved_at = excluded.approved_at,
                note = excluded.note
            """;

    private final DatabaseClient database;

    Approvals(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps whether a plan has to be approved, or that it is. */
    public Mono<Void> put(Approval approval) {
        return database.sql(PUT)
                .bind("planId", approval.planId())
                .bind("proposedBy", approval.proposedBy())
                .bind("needed", approval.needed().toArray(String[]::new))
                .bind("approvedBy", orNull(approval.approvedBy(), String.class))
                .bind("approvedAt", orNull(approval.approvedAt(), Instant.class))
                .bind("note", orNull(approval.note(), String.class))
                .then();
    }

    /** The approval of a plan; nobody else changes it until the surrounding transaction ends. */
    public Mono<Approval> hold(String planId) {
        return database.sql("SELECT * FROM plan_approval WHERE plan_id = :planId FOR UPDATE")
                .bind("planId", planId)
                .map(Approvals::approval)
                .one();
    }

    Mono<Approval> find(String planId) {
        return database.sql("SELECT * FROM plan_approval WHERE plan_id = :planId")
                .bind("planId", planId)
                .map(Approvals::approval)
                .one();
    }

    private static Approval approval(Readable row) {
        return new Approval(
                get(row, "plan_id", String.class),
                get(row, "proposed_by", String.class),
                List.of(get(row, "needed", String[].class)),
                row.get("approved_by", String.class),
                row.get("approved_at", Instant.class),
                row.get("note", String.class));
    }
}
