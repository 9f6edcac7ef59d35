package io.forbear.contact.point;

import static io.forbear.service.row.Column.get;

import io.forbear.contact.casework.Casework;
import io.forbear.messaging.EventIds;
import java.time.Clock;
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
    /** Taken by deleting it: what is reported meanwhile waits, and makes a new one. */
    private static final String TAKE =
            """
            DELETE FROM reach_stale WHERE debtor_id = (
                SELECT debtor_id FROM reach_stale ORDER BY since LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING debtor_id
            """;

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
        return Mono.defer(this::take).as(transaction::transactional);
    }

    private Mono<String> take() {
        return database.sql(TAKE)
                .map(row -> get(row, "debtor_id", String.class))
                .one()
                .flatMap(this::lookAt);
    }

    private Mono<String> lookAt(String debtorId) {
        return casework.learnReach(debtorId, EventIds.next(clock), Mono.empty())
                .thenReturn(debtorId);
    }
}
