package io.forbear.contact.casework;

import io.forbear.clock.ScaledClock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * When other strategies or wordings hold, every debtor is looked at again, also one for whom
 * nothing was to be done: portion by portion, so that the daily work goes on beside it.
 */
@Component
class LookAgain {
    private static final int PORTION = 1000;
    // all instances have asked by then what holds
    private static final int ASKINGS = 3;

    /** The portion after the last one, in the order of the ids; null marks the end. */
    private static final String TELL =
            """
            WITH pending AS (
                SELECT activation_id, looked_until FROM edition_activation
                WHERE looked_until IS NOT NULL
                    AND greatest(effective_from, activated_at) <= :settled
                ORDER BY activation_id
                LIMIT 1
                FOR UPDATE SKIP LOCKED),
            portion AS (
                SELECT debtor_id FROM debtor
                WHERE debtor_id > (SELECT looked_until FROM pending)
                ORDER BY debtor_id
                LIMIT :portion
                FOR UPDATE),
            told AS (
                UPDATE debtor SET due_at = least(due_at, :now)
                FROM portion
                WHERE debtor.debtor_id = portion.debtor_id
                RETURNING debtor.debtor_id)
            UPDATE edition_activation SET looked_until = (SELECT max(debtor_id) FROM told)
            FROM pending
            WHERE edition_activation.activation_id = pending.activation_id
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final ScaledClock clock;
    private final Duration every;

    LookAgain(
            DatabaseClient database,
            TransactionalOperator transaction,
            ScaledClock clock,
            @Value("${forbear.contact.editions.every:1s}") Duration every) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
        this.every = every;
    }

    @Scheduled(fixedDelayString = "${forbear.contact.polling.every}")
    Mono<Void> tellNextPortion() {
        return Mono.defer(() -> tell(clock.instant()))
                .as(transaction::transactional)
                // somebody works on one of them; the portion comes again
                .onErrorComplete(PessimisticLockingFailureException.class);
    }

    private Mono<Void> tell(Instant now) {
        var askings = every.multipliedBy(ASKINGS).toMillis() * clock.speed();
        return database.sql("SELECT set_config('lock_timeout', '200ms', true)")
                .then()
                .then(
                        database.sql(TELL)
                                .bind("settled", now.minusMillis(Math.round(askings)))
                                .bind("now", now)
                                .bind("portion", PORTION)
                                .then());
    }
}
