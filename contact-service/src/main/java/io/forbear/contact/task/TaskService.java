package io.forbear.contact.task;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.statement.Said;
import io.forbear.contact.statement.StatedKind;
import io.forbear.contact.statement.StatementService;
import io.forbear.contact.task.Holding.Answer;
import io.forbear.contact.task.TaskHistory.Entry;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What collectors do with tasks. */
@Component
class TaskService {
    private final Tasks tasks;
    private final WorkQueues queues;
    private final Collectors collectors;
    private final TaskHistory history;
    private final TaskSettings settings;
    private final StatementService statements;
    private final TransactionalOperator transaction;
    private final Clock clock;

    TaskService(
            Tasks tasks,
            WorkQueues queues,
            Collectors collectors,
            TaskHistory history,
            TaskSettings settings,
            StatementService statements,
            TransactionalOperator transaction,
            Clock clock) {
        this.tasks = tasks;
        this.queues = queues;
        this.collectors = collectors;
        this.history = history;
        this.settings = settings;
        this.statements = statements;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes the task that a collector should do next: of those he can do the one of the highest
     * priority, of equal ones the one due first.
     *
     * @return nothing if there is none; fails with a {@link Problem} 409 if nobody has said what he
     *     can do, or he holds as many as he may
     */
    Mono<UUID> takeNext(String who) {
        var now = clock.instant();
        return collectors
                .hold(who)
                .switchIfEmpty(Mono.error(() -> unknown(who)))
                .flatMap(collector -> checkCapacity(collector, now))
                .then(Mono.defer(() -> queues.holdNext(who, now)))
                .flatMap(taskId -> taken(taskId, who, now))
                .as(transaction::transactional);
    }

    private static Problem unknown(String who) {
        return Problem.conflict("Nobody has said yet which tasks " + who + " can do.");
    }

    private Mono<Void> checkCapacity(Collector collector, Instant now) {
        return queues.held(collector.collectorId(), now)
                .filter(held -> held < collector.capacity())
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.conflict(
                                                "%s holds %d tasks already; finish one or give one back."
                                                        .formatted(
                                                                collector.collectorId(),
                                                                collector.capacity()))))
                .then();
    }

    private Mono<UUID> taken(UUID taskId, String who, Instant now) {
        return change(taskId, now, (held, until) -> held.take(who, now, until), true)
                .then(note(taskId, now, "TAKEN", who, null))
                .thenReturn(taskId);
    }

    /** Who goes on with a task after his lock has ended needs room for it, as for any other. */
    private Mono<Void> checkResumed(UUID taskId, String who, Instant now) {
        return collectors
                .hold(who)
                .filterWhen(_ -> tasks.find(taskId).map(task -> task.holding().isLeft(who, now)))
                .flatMap(collector -> checkCapacity(collector, now));
    }

    /** Says that one is still at it. */
    Mono<Void> prolong(UUID taskId, String who) {
        var now = clock.instant();
        return checkResumed(taskId, who, now)
                .then(change(taskId, now, (held, until) -> held.prolong(who, until), false))
                .as(transaction::transactional);
    }

    /** Asks the gate anew, when the last answer was no or its permit has ended. */
    Mono<Void> askAgain(UUID taskId, String who) {
        var now = clock.instant();
        return checkResumed(taskId, who, now)
                .then(change(taskId, now, (held, until) -> held.prolong(who, until), true))
                .as(transaction::transactional);
    }

    Mono<Void> giveBack(UUID taskId, String who, String because) {
        var now = clock.instant();
        return change(taskId, now, (held, _) -> held.giveBack(who), false)
                .then(note(taskId, now, "GIVEN_BACK", who, because))
                .as(transaction::transactional);
    }

    /**
     * Hands a task over.
     *
     * @return fails with a {@link Problem}: 422 if the other cannot do it, 409 if he holds as many
     *     as he may
     */
    Mono<Void> handOver(UUID taskId, String who, String to, String because) {
        var now = clock.instant();
        return collectors
                .hold(to)
                .filterWhen(_ -> queues.suits(taskId, to))
                .switchIfEmpty(
                        Mono.error(() -> Problem.invalid("to", "cannot do this task, found " + to)))
                .flatMap(other -> checkCapacity(other, now))
                .then(change(taskId, now, (held, until) -> held.handOver(who, to, until), false))
                .then(note(taskId, now, "HANDED_OVER", who, "to " + to + ": " + because))
                .as(transaction::transactional);
    }

    /**
     * Ends a task. Where it is done, what was said in the conversation behind it is confirmed.
     *
     * @param stated what was said while it was done that stops contacts
     */
    Mono<Void> complete(UUID taskId, String who, End end, Set<StatedKind> stated) {
        var now = clock.instant();
        return change(taskId, now, (held, _) -> held.end(who), false)
                .then(tasks.end(taskId, who, end.result(), end.note(), now))
                .then(note(taskId, now, "DONE", who, end.result()))
                .then(Mono.defer(() -> tasks.find(taskId)))
                .flatMap(task -> heard(task, who, end, stated, now))
                .as(transaction::transactional);
    }

    /** How a task ended. */
    record End(String result, @Nullable String note) {}

    private Mono<Void> heard(Task task, String who, End end, Set<StatedKind> stated, Instant now) {
        var cause = task.cause();
        var confirmed =
                cause != null && end.result().equals("DONE")
                        ? statements.confirmAll(cause.attemptId(), who)
                        : Mono.<Void>empty();
        return stated.isEmpty()
                ? confirmed
                : confirmed.then(
                        Mono.defer(
                                () ->
                                        statements.state(
                                                task.debtorId(), stated, said(task, who, now))));
    }

    private static List<String> accounts(Task task) {
        return task.accountId() == null ? List.of() : List.of(task.accountId());
    }

    private static Said said(Task task, String who, Instant now) {
        var cause = task.cause();
        var channel = task.needs().channel();
        return new Said(
                task.taskId(),
                now,
                cause == null ? new Party(task.debtorId(), PartyKind.DEBTOR) : cause.party(),
                channel == null ? null : Channel.valueOf(channel),
                cause == null ? accounts(task) : cause.accountIds(),
                List.of(who));
    }

    private Mono<Void> change(
            UUID taskId, Instant now, BiFunction<Holding, Instant, Answer> decision, boolean asks) {
        return tasks.hold(taskId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("task", taskId.toString())))
                .flatMap(
                        task -> {
                            var answer = decision.apply(task.holding(), now.plus(settings.lock()));
                            return put(task, answer, asks ? askAt(task, now) : null);
                        });
    }

    private Mono<Void> put(Task task, Answer answer, @Nullable Instant askAt) {
        return switch (answer) {
            case Answer.Now next -> tasks.put(task.taskId(), next.holding(), askAt);
            case Answer.Refused refused ->
                    Mono.error(
                            Problem.conflict(
                                    "Task " + task.taskId() + ": " + refused.because() + "."));
        };
    }

    /** A contact that rests is looked at when somebody takes it; one that waits goes on waiting. */
    private static @Nullable Instant askAt(Task task, Instant now) {
        return task.isContact() && task.askAt() == null ? now : null;
    }

    private Mono<Void> note(
            UUID taskId, Instant now, String what, String who, @Nullable String detail) {
        return history.note(taskId, new Entry(now, what, who, detail));
    }
}
