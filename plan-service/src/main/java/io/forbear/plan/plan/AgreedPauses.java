package io.forbear.plan.plan;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
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
    Mono<Void> insert(String planId, AgreedPause pause) {
        return database.sql(
                        """
                        INSERT INTO plan_pause VALUES (:pauseId, :planId, :from, :until, :because, :by)
                        """)
                .bind("pauseId", pause.pauseId())
                .bind("planId", planId)
                .bind("from", pause.from())
                .bind("until", pause.reviewOn())
                .bind("because", pause.because())
                .bind("by", pause.agreedBy())
                .then();
    }

    /** Keeps whether one was ended. */
    Mono<Void> update(AgreedPause pause) {
        var end = pause.end();
        return database.sql(
                        """
                        UPDATE plan_pause
                        SET ended_on = :on, ended_because = :because, ended_by = :by
                        WHERE pause_id = :pauseId
                        """)
                .bind("on", orNull(end == null ? null : end.on(), LocalDate.class))
                .bind("because", orNull(end == null ? null : end.because(), String.class))
                .bind("by", orNull(end == null ? null : end.by(), String.class))
                .bind("pauseId", pause.pauseId())
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
