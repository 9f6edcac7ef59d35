package io.forbear.contact.point;

import static io.forbear.service.row.Column.get;

import io.forbear.contact.casework.Casework;
import io.forbear.messaging.EventIds;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Looks anew at debtors who share a number that proved wrong at somebody else's, one after the
 * other and each in a transaction of his own.
 */
@Component
class SharedNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(SharedNumbers.class);

    private static final String NEXT =
            "SELECT debtor_id FROM reach_stale ORDER BY since, debtor_id LIMIT 1";
    private static final String FORGET = "DELETE FROM reach_stale WHERE debtor_id = :debtorId";
    private static final String POSTPONE =
            "UPDATE reach_stale SET since = now() WHERE debtor_id = :debtorId";

    private final DatabaseClient database;
    private final Casework casework;
    private final TransactionalOperator transaction;
    private final Clock clock;

    SharedNumbers(
            DatabaseClient database,
            Casework casework,
            TransactionalOperator transaction,
            Clock clock) {
        this.database = database;
        this.casework = casework;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${forbear.contact.shared-numbers-every}")
    Mono<Void> lookAtOthers() {
        return next().expand(_ -> next()).then();
    }

    private Mono<String> next() {
        return database.sql(NEXT)
                .map(row -> get(row, "debtor_id", String.class))
                .one()
                .flatMap(this::lookAt);
    }

    /** Whatever is reported once his dossier is held makes him stale anew. */
    private Mono<String> lookAt(String debtorId) {
        return casework.learnReach(debtorId, EventIds.next(clock), change(FORGET, debtorId))
                .as(transaction::transactional)
                .onErrorResume(failure -> postpone(debtorId, failure))
                .thenReturn(debtorId);
    }

    /** One debtor who cannot be worked on must not keep the others. */
    private Mono<Void> postpone(String debtorId, Throwable failure) {
        LOG.error("cannot look at debtor {}, who shares a wrong number", debtorId, failure);
        return change(POSTPONE, debtorId).then(Mono.error(failure));
    }

    private Mono<Void> change(String sql, String debtorId) {
        return database.sql(sql).bind("debtorId", debtorId).then();
    }
}
