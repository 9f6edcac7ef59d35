package io.forbear.contact.secrecy;

import static io.forbear.service.row.Column.get;

import io.forbear.service.problem.Problem;
import io.forbear.vault.PersonKeys;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Keeps the key of each debtor, wrapped, until it is destroyed. */
@Component
public class StoredKeys {
    private static final String FIND =
            "SELECT wrapped FROM person_key WHERE debtor_id = :debtorId FOR SHARE";

    private static final String ADD =
            """
            INSERT INTO person_key (debtor_id, wrapped) VALUES (:debtorId, :wrapped)
            ON CONFLICT DO NOTHING
            """;

    /** The row is made where there is none: no key is to be made any more. */
    private static final String DESTROY =
            """
            INSERT INTO person_key AS known (debtor_id, destroyed_at) VALUES (:debtorId, :now)
            ON CONFLICT (debtor_id) DO UPDATE SET wrapped = NULL, destroyed_at = excluded.destroyed_at
            WHERE known.destroyed_at IS NULL
            """;

    private final DatabaseClient database;
    private final PersonKeys keys;

    StoredKeys(DatabaseClient database, PersonKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * The key of a debtor, made if he has none. The caller has a transaction and holds the debtor.
     *
     * @return fails with a {@link Problem}, 409, if it was destroyed
     */
    public Mono<byte[]> of(String debtorId) {
        return find(debtorId)
                .switchIfEmpty(Mono.defer(() -> add(debtorId)))
                .map(found -> found.orElseThrow(() -> erased(debtorId)));
    }

    /** Empty if there is none; an empty option if it was destroyed. */
    private Mono<Optional<byte[]>> find(String debtorId) {
        return database.sql(FIND)
                .bind("debtorId", debtorId)
                .map(row -> Optional.ofNullable(row.get("wrapped", byte[].class)))
                .one();
    }

    /** A key management service may take its time. */
    private Mono<Optional<byte[]>> add(String debtorId) {
        return Mono.fromCallable(() -> keys.create(debtorId))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(
                        made ->
                                database.sql(ADD)
                                        .bind("debtorId", debtorId)
                                        .bind("wrapped", made)
                                        .then())
                .then(Mono.defer(() -> find(debtorId)));
    }

    /** Destroys the key of a debtor for good; none will be made for him again. */
    public Mono<Void> destroy(String debtorId, Instant now) {
        return database.sql(DESTROY)
                .bind("debtorId", debtorId)
                .bind("now", now)
                .then()
                .doOnSuccess(_ -> keys.forget());
    }

    /** When the key of a debtor was destroyed; empty: it was not. */
    public Mono<Instant> destroyedAt(String debtorId) {
        return database.sql(
                        """
                        SELECT destroyed_at FROM person_key
                        WHERE debtor_id = :debtorId AND destroyed_at IS NOT NULL
                        """)
                .bind("debtorId", debtorId)
                .map(row -> get(row, "destroyed_at", Instant.class))
                .one();
    }

    /** Fails with a {@link Problem}, 409, if the personal data of the debtor were erased. */
    public Mono<Void> requireNotErased(String debtorId) {
        return destroyedAt(debtorId).flatMap(_ -> Mono.error(() -> erased(debtorId)));
    }

    private static Problem erased(String debtorId) {
        return Problem.conflict(
                "The personal data of debtor " + debtorId + " were erased; none are taken again.");
    }
}
