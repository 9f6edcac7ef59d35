package io.forbear.contact.secrecy;

import static io.forbear.service.row.Column.get;

import io.forbear.vault.BrokenSeal;
import io.r2dbc.spi.Readable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Seals with persons' keys what was sealed before they had them, a few values at a time. */
@Component
class Resealing {
    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int BATCH = 100;

    private static final String TAKE =
            """
            SELECT debtor_id, endpoint, value FROM contact_point point
            WHERE NOT keyed AND (debtor_id, endpoint) > (:debtorId, :endpoint) AND NOT EXISTS (
                SELECT FROM person_key
                WHERE person_key.debtor_id = point.debtor_id AND destroyed_at IS NOT NULL)
            ORDER BY debtor_id, endpoint LIMIT :limit FOR UPDATE SKIP LOCKED
            """;

    private static final String PUT =
            """
            UPDATE contact_point SET value = :value, keyed = :keyed
            WHERE debtor_id = :debtorId AND endpoint = :endpoint
            """;

    private final DatabaseClient database;
    private final StoredKeys keys;
    private final PointValues values;
    private final TransactionalOperator transaction;
    private final boolean byPerson;

    Resealing(
            DatabaseClient database,
            StoredKeys keys,
            PointValues values,
            TransactionalOperator transaction,
            SecrecySettings settings) {
        this.database = database;
        this.keys = keys;
        this.values = values;
        this.transaction = transaction;
        byPerson = settings.personKeys();
    }

    private record Old(String debtorId, String endpoint, SealedValue value) {}

    private static final Old NONE = new Old("", "", new SealedValue(new byte[0]));

    /** Goes through all once; what fails is tried again the next time. */
    @Scheduled(fixedDelayString = "${forbear.contact.reseal-every:1m}")
    Mono<Void> work() {
        return (byPerson ? portionAfter(NONE) : Mono.<Old>empty())
                .expand(this::portionAfter)
                .then()
                .doOnError(failure -> LOG.error("cannot seal values anew", failure))
                .onErrorComplete();
    }

    /** The last of the portion. */
    private Mono<Old> portionAfter(Old last) {
        return database.sql(TAKE)
                .bind("debtorId", last.debtorId())
                .bind("endpoint", last.endpoint())
                .bind("limit", BATCH)
                .map(Resealing::old)
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(old -> reseal(old).thenReturn(old))
                .takeLast(1)
                .next()
                .as(transaction::transactional);
    }

    private static Old old(Readable row) {
        return new Old(
                get(row, "debtor_id", String.class),
                get(row, "endpoint", String.class),
                new SealedValue(get(row, "value", byte[].class)));
    }

    private Mono<Void> reseal(Old old) {
        return opened(old).flatMap(value -> reseal(old, value));
    }

    /** One that cannot be opened must not keep the others. */
    private Mono<String> opened(Old old) {
        try {
            return Mono.just(values.open(old.debtorId(), old.endpoint(), old.value()));
        } catch (BrokenSeal broken) {
            LOG.error("cannot open {} of debtor {}", old.endpoint(), old.debtorId(), broken);
            return Mono.empty();
        }
    }

    private Mono<Void> reseal(Old old, String value) {
        return keys.of(old.debtorId())
                .map(key -> values.store(key, old.debtorId(), old.endpoint(), value))
                .flatMap(
                        made ->
                                database.sql(PUT)
                                        .bind("value", made.bytes())
                                        .bind("keyed", made.isKeyed())
                                        .bind("debtorId", old.debtorId())
                                        .bind("endpoint", old.endpoint())
                                        .then());
    }
}
