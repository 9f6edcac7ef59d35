package io.forbear.contact.preference;

import io.forbear.contact.debtor.Wish;
import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what debtors asked for; the newest replaces what they asked for before. */
@Component
class Wishes {
    private static final String PUT =
            """
            INSERT INTO contact_wish VALUES (:debtorId, :wish, :now)
            ON CONFLICT (debtor_id) DO UPDATE SET wish = excluded.wish, stated_at = excluded.stated_at
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Wishes(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> put(String debtorId, Wish wish, Instant now) {
        return database.sql(PUT)
                .bind("debtorId", debtorId)
                .bind("wish", Json.of(json.writeValueAsBytes(wish)))
                .bind("now", now)
                .then();
    }
}
