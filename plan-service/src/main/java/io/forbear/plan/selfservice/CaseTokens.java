package io.forbear.plan.selfservice;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps which tokens open which cases: the digest of each, never the token. */
@Component
class CaseTokens {
    private final DatabaseClient database;

    CaseTokens(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(CaseAccess access, CaseToken token) {
        return database.sql(
                        """
                        INSERT INTO case_token VALUES (
                            :tokenId, :digest, :debtorId, :accountIds, :issuedBy, :issuedAt, :expiresAt)
                        """)
                .bind("tokenId", access.tokenId())
                .bind("digest", token.digest())
                .bind("debtorId", access.debtorId())
                .bind("accountIds", access.accountIds().toArray(String[]::new))
                .bind("issuedBy", access.issuedBy())
                .bind("issuedAt", access.issuedAt())
                .bind("expiresAt", access.expiresAt())
                .then();
    }

    Mono<CaseAccess> find(CaseToken token) {
        return database.sql("SELECT * FROM case_token WHERE digest = :digest")
                .bind("digest", token.digest())
                .map(CaseTokens::access)
                .one();
    }

    /** The tokens of a debtor, newest first. */
    Flux<CaseAccess> ofDebtor(String debtorId) {
        return database.sql(
                        """
                        SELECT * FROM case_token WHERE debtor_id = :debtorId
                        ORDER BY token_id DESC LIMIT 100
                        """)
                .bind("debtorId", debtorId)
                .map(CaseTokens::access)
                .all();
    }

    /** Lets it open nothing any more; false if there is no such token. */
    Mono<Boolean> revoke(String tokenId, Instant now) {
        return database.sql(
                        """
                        UPDATE case_token SET revoked_at = coalesce(revoked_at, :now)
                        WHERE token_id = :tokenId
                        """)
                .bind("now", now)
                .bind("tokenId", tokenId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static CaseAccess access(Readable row) {
        return new CaseAccess(
                get(row, "token_id", String.class),
                get(row, "debtor_id", String.class),
                List.of(get(row, "account_ids", String[].class)),
                get(row, "issued_by", String.class),
                get(row, "issued_at", Instant.class),
                get(row, "expires_at", Instant.class),
                row.get("revoked_at", Instant.class));
    }
}
