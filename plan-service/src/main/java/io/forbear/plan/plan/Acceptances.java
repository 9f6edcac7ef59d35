package io.forbear.plan.plan;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.plan.plan.Acceptance.Channel;
import io.forbear.plan.plan.Acceptance.Side;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps who accepted a plan. */
@Component
class Acceptances {
    private final DatabaseClient database;

    Acceptances(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps an acceptance, unless its side has accepted before. */
    Mono<Void> put(Acceptance acceptance) {
        var channel = acceptance.channel();
        return database.sql(
                        """
                        INSERT INTO plan_acceptance VALUES (
                            :planId, :side, :at, :channel, :by, :enteredBy, :oral, :recordingRef)
                        ON CONFLICT (plan_id, side) DO NOTHING
                        """)
                .bind("planId", acceptance.planId())
                .bind("side", acceptance.side().name())
                .bind("at", acceptance.at())
                .bind("channel", orNull(channel == null ? null : channel.name(), String.class))
                .bind("by", acceptance.by())
                .bind("enteredBy", acceptance.enteredBy())
                .bind("oral", orNull(acceptance.oral(), Boolean.class))
                .bind("recordingRef", orNull(acceptance.recordingRef(), String.class))
                .then();
    }

    /** The acceptances of a plan, the earlier one first. */
    Mono<List<Acceptance>> of(String planId) {
        return database.sql(
                        """
                        SELECT * FROM plan_acceptance WHERE plan_id = :planId
                        ORDER BY accepted_at, side
                        """)
                .bind("planId", planId)
                .map(Acceptances::acceptance)
                .all()
                .collectList();
    }

    private static Acceptance acceptance(Readable row) {
        var channel = row.get("channel", String.class);
        return new Acceptance(
                get(row, "plan_id", String.class),
                Side.valueOf(get(row, "side", String.class)),
                get(row, "accepted_at", Instant.class),
                channel == null ? null : Channel.valueOf(channel),
                get(row, "accepted_by", String.class),
                get(row, "entered_by", String.class),
                row.get("oral", Boolean.class),
                row.get("recording_ref", String.class));
    }
}
