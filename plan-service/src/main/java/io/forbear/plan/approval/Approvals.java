package io.forbear.plan.approval;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps which plans have to be approved, and by whom they were. */
@Component
public class Approvals {
    private static final String PUT =
            """
            INSERT INTO plan_approval (
                plan_id, proposed_by, needed, approved_by, approved_at, note)
            VALUES (:planId, :proposedBy, :needed, :approvedBy, :approvedAt, :note)
            ON CONFLICT (plan_id) DO UPDATE SET
                approved_by = excluded.approved_by,
                approved_at = excluded.approved_at,
                note = excluded.note
            """;

    /** Who refused a plan stands with the plan, who made the offer with the offer. */
    private static final String SELECT =
            """
            SELECT approval.*, offer.made_by AS offered_by, plan.ended_by AS refused_by,
                plan.ended_at AS refused_at, plan.ended_because AS refused_because
            FROM plan_approval approval
            LEFT JOIN plan_offer offer ON offer.plan_id = approval.plan_id
            LEFT JOIN plan ON plan.plan_id = approval.plan_id AND plan.status = 'REFUSED'
            WHERE approval.plan_id = :planId
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
        return database.sql(SELECT + "FOR UPDATE OF approval")
                .bind("planId", planId)
                .map(Approvals::approval)
                .one();
    }

    /** The approval of a plan. */
    public Mono<Approval> find(String planId) {
        return database.sql(SELECT).bind("planId", planId).map(Approvals::approval).one();
    }

    private static Approval approval(Readable row) {
        return new Approval(
                get(row, "plan_id", String.class),
                get(row, "proposed_by", String.class),
                row.get("offered_by", String.class),
                List.of(get(row, "needed", String[].class)),
                row.get("approved_by", String.class),
                row.get("approved_at", Instant.class),
                row.get("note", String.class),
                refusal(row));
    }

    private static @Nullable Decision refusal(Readable row) {
        var by = row.get("refused_by", String.class);
        return by == null
                ? null
                : new Decision(
                        by,
                        get(row, "refused_at", Instant.class),
                        get(row, "refused_because", String.class));
    }
}
