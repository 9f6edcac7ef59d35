package io.forbear.account.legal;

import static io.forbear.service.row.Column.get;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps referrals. */
@Component
class Referrals {
    private static final String SELECT = "SELECT document::text AS document FROM legal_referral ";

    private static final String STORE =
            """
            INSERT INTO legal_referral VALUES (
                :referralId, :accountId, :debtorId, :state, :at, :document::jsonb)
            ON CONFLICT (referral_id) DO UPDATE SET
                state = excluded.state, changed_at = excluded.changed_at,
                document = excluded.document
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Referrals(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Referral> find(String referralId) {
        return database.sql(SELECT + "WHERE referral_id = :referralId")
                .bind("referralId", referralId)
                .map(row -> referral(get(row, "document", String.class)))
                .one();
    }

    /** All referrals of an account, the newest first. */
    Flux<Referral> of(String accountId) {
        return database.sql(SELECT + "WHERE account_id = :accountId ORDER BY referral_id DESC")
                .bind("accountId", accountId)
                .map(row -> referral(get(row, "document", String.class)))
                .all();
    }

    Mono<Void> store(Referral referral, Instant at) {
        return database.sql(STORE)
                .bind("referralId", referral.referralId())
                .bind("accountId", referral.accountId())
                .bind("debtorId", referral.debtorId())
                .bind("state", referral.state().name())
                .bind("at", at)
                .bind("document", json.writeValueAsString(referral))
                .then();
    }

    private Referral referral(String document) {
        return json.readValue(document, Referral.class);
    }
}
