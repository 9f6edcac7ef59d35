package io.forbear.plan.plan;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps pauses that were agreed for plans; none is ever forgotten. */
@Component
class AgreedPauses {
    private final DatabaseClient database;

    AgreedPauses(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps a pause as it was agreed. */
    Mono<Void> insert(String planId, AgreedPause pause, Instant now) {
        return database.sql(
                        """
                        INSERT INTO plan_pause (
                            pause_id, plan_id, from_on, until_on, because, agreed_by, recorded_at)
                        VALUES (:pauseId, :planId, :from, :until, :because, :by, :now)
                        """)
                .bind("pauseId", pause.pauseId())
                .bind("planId", planId)
                .bind("from", pause.from())
                .bind("until", pause.reviewOn())
                .bind("because", pause.because())
                .bind("by", pause.agreedBy())
                .bind("now", now)
                .then();
    }

    /** Keeps that one was ended. */
    Mono<Void> end(UUID pauseId, AgreedPause.End end, Instant now) {
        return database.sql(
                        """
                        UPDATE plan_pause
                        SET ended_on = :on, ended_because = :because, ended_by = :by,
                            end_recorded_at = :now
                        WHERE pause_id = :pauseId
                        """)
                .bind("on", end.on())
                .bind("because", end.because())
                .bind("by", end.by())
                .bind("now", now)
                .bind("pauseId", pauseId)
                .then();
    }

    /** The pauses of a plan, the earliest first. */
    Mono<List<AgreedPause>> of(String planId) {
        return database.sql(
                        "SELECT * FROM plan_pause WHERE plan_id = :planId ORDER BY from_on, pause_id")
                .bind("planId", planId)
                .map(AgreedPauses::pause)
                .all()
                .collectList();
    }

    /** The pauses of a plan that were known at an instant, and the ends that were. */
    Mono<List<AgreedPause>> at(String planId, Instant at) {
        return database.sql(
                        """
                        SELECT pause_id, from_on, until_on, because, agreed_by, ended_because, ended_by,
                            CASE WHEN end_recorded_at <= :at THEN ended_on END AS ended_on
                        FROM plan_pause
                        WHERE plan_id = :planId AND recorded_at <= :at
                        ORDER BY from_on, pause_id
                        """)
                .bind("planId", planId)
                .bind("at", at)
                .map(AgreedPauses::pause)
                .all()
                .collectList();
    }

    private static AgreedPause pause(Readable row) {
        var endedOn = row.get("ended_on", LocalDate.class);
        return new AgreedPause(
                get(row, "pause_id", UUID.class),
                get(row, "from_on", LocalDate.class),
                get(row, "until_on", LocalDate.class),
                get(row, "because", String.class),
                get(row, "agreed_by", String.class),
                endedOn == null
                        ? null
                        : new AgreedPause.End(
                                endedOn,
                                get(row, "ended_because", String.class),
                                get(row, "ended_by", String.class)));
    }
}
