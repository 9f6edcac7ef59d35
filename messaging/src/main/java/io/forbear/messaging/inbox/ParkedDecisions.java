package io.forbear.messaging.inbox;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps who decided what about parked records. Written before anything is done, ended after. */
final class ParkedDecisions {
    private final DatabaseClient database;
    private final JsonMapper json;

    ParkedDecisions(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Kinds of decisions. */
    enum Kind {
        REPLAY,
        DRY_RUN,
        DISMISSAL,
        UNMASKING
    }

    Mono<UUID> begin(String actor, Kind kind, String reason, Object selection) {
        return database.sql(
                        """
                        insert into parked_decision (actor, kind, reason, selection)
                        values (:actor, :kind, :reason, cast(:selection as jsonb))
                        returning id
                        """)
                .bind("actor", actor)
                .bind("kind", kind.name())
                .bind("reason", reason)
                .bind("selection", json.writeValueAsString(selection))
                .mapValue(UUID.class)
                .one();
    }

    Mono<Void> end(UUID decision, Object result) {
        return database.sql(
                        "update parked_decision set result = cast(:result as jsonb) where id = :id")
                .bind("result", json.writeValueAsString(result))
                .bind("id", decision)
                .then();
    }
}
