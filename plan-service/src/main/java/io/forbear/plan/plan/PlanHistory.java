package io.forbear.plan.plan;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells all that has happened to a plan, as of when it was recorded here. */
@Component
class PlanHistory {
    private static final String OF =
            """
            SELECT recorded_at AS at, state.status AS what,
                CASE state.status WHEN 'PROPOSED' THEN plan.proposed_by ELSE state.ended_by END AS by,
                coalesce(
                    state.ended_because, state.breach_reason, state.stop_reason,
                    CASE state.status WHEN 'RENEGOTIATED' THEN state.successor_plan_id END) AS because,
                number
            FROM plan_state state JOIN plan USING (plan_id) WHERE plan_id = :planId
            UNION ALL
            SELECT approved_at, 'APPROVED', approved_by, note, 0
            FROM plan_approval WHERE plan_id = :planId AND approved_at IS NOT NULL
            UNION ALL
            SELECT accepted_at, 'ACCEPTED_BY_' || side, entered_by, NULL, 0
            FROM plan_acceptance WHERE plan_id = :planId
            UNION ALL
            SELECT recorded_at, 'PAUSE_AGREED', agreed_by, because, 0
            FROM plan_pause WHERE plan_id = :planId
            UNION ALL
            SELECT end_recorded_at, 'PAUSE_ENDED', ended_by, ended_because, 0
            FROM plan_pause WHERE plan_id = :planId AND end_recorded_at IS NOT NULL
            UNION ALL
            SELECT asked_at, 'REMINDER_ASKED', NULL, reminder, 0
            FROM plan_reminder WHERE plan_id = :planId
            UNION ALL
            SELECT recorded_at, kind, NULL, NULL, 0
            FROM declaration JOIN plan USING (debtor_id)
            WHERE plan_id = :planId AND recorded_at >= plan.proposed_at
                AND (declaration.account_ids = '{}' OR declaration.account_ids && plan.account_ids)
                AND kind IN (
                    'HARDSHIP_DECLARED', 'HARDSHIP_ENDED', 'MORATORIUM_STARTED', 'MORATORIUM_ENDED')
            ORDER BY at, number, what
            """;

    private final DatabaseClient database;

    PlanHistory(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Something that happened.
     *
     * @param what a status that the plan came to, or what was done about it
     * @param by subject of a token; null: it followed from facts
     */
    record Entry(Instant at, String what, @Nullable String by, @Nullable String because) {}

    /** All of it, the earliest first; empty for a plan that is not known. */
    Mono<List<Entry>> of(String planId) {
        return database.sql(OF).bind("planId", planId).map(PlanHistory::entry).all().collectList();
    }

    private static Entry entry(Readable row) {
        return new Entry(
                get(row, "at", Instant.class),
                get(row, "what", String.class),
                row.get("by", String.class),
                row.get("because", String.class));
    }
}
