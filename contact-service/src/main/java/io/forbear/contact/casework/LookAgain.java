package io.forbear.contact.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
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
    private final Clock clock;
    private final Memory memory;

    LookAgain(
            DatabaseClient database,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${forbear.contact.editions.every:1s}") Duration every) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
        this.memory = new Memory(every.multipliedBy(ASKINGS));
    }

    @Scheduled(fixedDelayString = "${forbear.contact.polling.every}")
    Mono<Void> tellNextPortion() {
        return Mono.defer(this::tell)
                .as(transaction::transactional)
                // somebody works on one of them; the portion comes again
                .onErrorComplete(PessimisticLockingFailureException.class);
    }

    private Mono<Void> tell() {
        var now = clock.instant();
        var settled = memory.longAgo(now, System.nanoTime());
        return settled == null
                ? Mono.empty()
                : database.sql("SELECT set_config('lock_timeout', '200ms', true)")
                        .then()
                        .then(
                                database.sql(TELL)
                                        .bind("settled", settled)
                                        .bind("now", now)
                                        .bind("portion", PORTION)
                                        .then());
    }

    /** What the clock showed some real time ago; its speed may have changed since. */
    static final class Memory {
        private final long spanNanos;
        private final Deque<Shown> shown = new ArrayDeque<>();

        private record Shown(Instant at, long nanos) {}

        Memory(Duration span) {
            spanNanos = span.toNanos();
        }

        /**
         * The latest instant it was told that long ago or longer; null before.
         *
         * @param nanos of the real time at which the clock shows now
         */
        synchronized @Nullable Instant longAgo(Instant now, long nanos) {
            shown.addLast(new Shown(now, nanos));
            while (shown.size() > 1 && isLongAgo(second(), nanos)) {
                shown.removeFirst();
            }
            var first = shown.getFirst();
            return isLongAgo(first, nanos) ? first.at() : null;
        }

        private Shown second() {
            var all = shown.iterator();
            all.next();
            return all.next();
        }

        private boolean isLongAgo(Shown one, long nanos) {
            return nanos - one.nanos() >= spanNanos;
        }
    }
}
