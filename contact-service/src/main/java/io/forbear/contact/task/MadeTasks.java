package io.forbear.contact.task;

import io.forbear.contact.casework.Proposals;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.task.TaskHistory.Entry;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.request.Mark;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes tasks that a person wants done, with a reason. */
@Component
class MadeTasks {
    private static final Duration USUAL_TERM = Duration.ofDays(1);
    private static final int USUAL_PRIORITY = 50;

    private final Tasks tasks;
    private final TaskHistory history;
    private final Proposals proposals;
    private final MarkedRequests requests;
    private final TransactionalOperator transaction;
    private final Clock clock;

    MadeTasks(
            Tasks tasks,
            TaskHistory history,
            Proposals proposals,
            MarkedRequests requests,
            TransactionalOperator transaction,
            Clock clock) {
        this.tasks = tasks;
        this.history = history;
        this.proposals = proposals;
        this.requests = requests;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param accountId null: the debtor as a whole
     * @param startAt null: now
     * @param dueAt null: a day after it may begin
     * @param priority null: 50
     */
    record Wanted(
            String debtorId,
            @Nullable String accountId,
            String kind,
            String reason,
            @Nullable Channel channel,
            @Nullable Instant startAt,
            @Nullable Instant dueAt,
            @Nullable Integer priority) {}

    /**
     * Makes a task.
     *
     * @param mark how the caller marked the request; null: not at all
     * @return its id; fails with a {@link Problem} 404 if nothing is known of the debtor, 422 if he
     *     has no such account or a time makes no sense
     */
    Mono<UUID> make(Wanted wanted, String who, @Nullable Mark mark) {
        var now = clock.instant();
        var id = EventIds.next(clock);
        return requests.once(mark, id.toString(), () -> make(wanted, who, id, now), Mono::just)
                .map(UUID::fromString)
                .as(transaction::transactional);
    }

    private Mono<String> make(Wanted wanted, String who, UUID id, Instant now) {
        return proposals
                .dossier(wanted.debtorId())
                .map(Dossier::facts)
                .filter(facts -> facts.profile() != null || !facts.accounts().isEmpty())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("debtor", wanted.debtorId())))
                .map(facts -> task(wanted, facts, who, id, now))
                .flatMap(tasks::add)
                .then(history.note(id, new Entry(now, "MADE", who, wanted.reason())))
                .thenReturn(id.toString());
    }

    static Task task(Wanted wanted, Facts facts, String who, UUID id, Instant now) {
        var accountId = wanted.accountId();
        var account = accountId == null ? null : facts.accounts().get(accountId);
        if (accountId != null && account == null) {
            throw Problem.invalid("accountId", "is no account of the debtor, found " + accountId);
        }
        var start = wanted.startAt() == null ? now : wanted.startAt();
        var due = wanted.dueAt() == null ? start.plus(USUAL_TERM) : wanted.dueAt();
        if (due.isBefore(start) || due.isBefore(now)) {
            throw Problem.invalid("dueAt", "must not be before startAt or now, found " + due);
        }
        return new Task(
                id,
                wanted.debtorId(),
                accountId,
                wanted.kind(),
                Task.BY_HAND,
                Task.BY_HAND,
                null,
                Needs.of(facts, account, wanted.channel()),
                false,
                wanted.priority() == null ? USUAL_PRIORITY : wanted.priority(),
                start,
                due,
                null,
                null,
                wanted.reason(),
                new Holding(Holding.State.OPEN, null, null),
                null,
                0,
                null,
                null,
                null,
                false,
                now,
                null,
                null,
                null,
                null,
                who);
    }
}
