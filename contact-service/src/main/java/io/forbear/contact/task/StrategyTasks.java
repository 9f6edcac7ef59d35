package io.forbear.contact.task;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Values.texts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the tasks that strategies left to persons, and ends those that nobody needs any more. */
@Component
class StrategyTasks {
    /** The rule of a task that a strategy left. */
    static final String FOLLOW_UP = "strategy";

    private static final String NOBODY_IS_AT_IT =
            " (state = 'OPEN' OR (state = 'TAKEN' AND locked_until <= :now))";

    private static final String LEFT =
            """
            SELECT task_id, debtor_id, account_id, attempt_id, rules FROM task
            WHERE debtor_id = ANY (:debtors) AND follow_up = :followUp AND
            """
                    + NOBODY_IS_AT_IT;

    private static final String WITHDRAW =
            """
            UPDATE task SET state = 'WITHDRAWN', holder = NULL, locked_until = NULL,
                remind_at = NULL, ended_at = :now, ended_by = 'contact-service', result = because
            FROM unnest(:tasks, :reasons) AS over (id, because)
            WHERE task_id = id AND
            """
                    + NOBODY_IS_AT_IT;

    private final DatabaseClient database;

    StrategyTasks(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A task that a strategy left, and nobody is at.
     *
     * @param cause the event that began the account's run then
     * @param strategy strategy and version
     */
    record Left(UUID taskId, String debtorId, String accountId, UUID cause, String strategy) {}

    /** A task that nobody needs any more, and why. */
    record Over(UUID taskId, String because) {}

    /** Those of some debtors. */
    Flux<Left> of(Collection<String> debtors, Instant now) {
        return database.sql(LEFT)
                .bind("debtors", debtors.toArray(String[]::new))
                .bind("followUp", FOLLOW_UP)
                .bind("now", now)
                .map(
                        row ->
                                new Left(
                                        get(row, "task_id", UUID.class),
                                        get(row, "debtor_id", String.class),
                                        get(row, "account_id", String.class),
                                        get(row, "attempt_id", UUID.class),
                                        get(row, "rules", String.class)))
                .all();
    }

    /** Ends them; one that somebody takes meanwhile is his. */
    Mono<Void> withdraw(List<Over> over, Instant now) {
        return over.isEmpty()
                ? Mono.empty()
                : database.sql(WITHDRAW)
                        .bind("tasks", over.stream().map(Over::taskId).toArray(UUID[]::new))
                        .bind("reasons", texts(over, Over::because))
                        .bind("now", now)
                        .then();
    }
}
