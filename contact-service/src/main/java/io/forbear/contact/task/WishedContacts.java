package io.forbear.contact.task;

import io.forbear.contact.casework.Proposals;
import io.forbear.contact.followup.FollowUp;
import io.forbear.contact.followup.FollowUps;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.ProposalState.Proposed;
import io.forbear.contact.task.TaskHistory.Entry;
import io.forbear.messaging.EventIds;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts the contacts of tasks before the gate when their time has come, and reminds holders. Any
 * number of instances can do so side by side. The debtor is held first, then the task: so do
 * events.
 */
@Component
class WishedContacts {
    private static final Logger LOG = LoggerFactory.getLogger(WishedContacts.class);
    private static final int BATCH = 100;
    private static final int HIGHEST = 100;
    private static final String WE = "contact-service";

    private final Tasks tasks;
    private final WishedTasks wished;
    private final FollowUps rules;
    private final WishedCalls calls;
    private final Proposals proposals;
    private final TaskHistory history;
    private final TaskSettings settings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    WishedContacts(
            Tasks tasks,
            WishedTasks wished,
            FollowUps rules,
            WishedCalls calls,
            Proposals proposals,
            TaskHistory history,
            TaskSettings settings,
            TransactionalOperator transaction,
            Clock clock) {
        this.tasks = tasks;
        this.wished = wished;
        this.rules = rules;
        this.calls = calls;
        this.proposals = proposals;
        this.history = history;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${forbear.contact.polling.every}")
    Mono<Void> lookAtDue() {
        return Mono.defer(this::askForDue)
                .then(Mono.defer(this::remind).as(transaction::transactional));
    }

    private Mono<Void> askForDue() {
        return wished.toAsk(clock.instant(), BATCH).concatMap(this::alone).then();
    }

    /** One that cannot be worked on must not keep the others; it is tried again the next time. */
    private Mono<Void> alone(UUID taskId) {
        return tasks.find(taskId)
                .flatMap(task -> proposals.hold(task.debtorId()))
                .flatMap(debtor -> tasks.hold(taskId).flatMap(task -> lookAt(task, debtor)))
                .as(transaction::transactional)
                .doOnError(failure -> LOG.error("cannot ask for task {}", taskId, failure))
                .onErrorComplete();
    }

    private Mono<Void> lookAt(Task task, Dossier debtor) {
        var now = clock.instant();
        var askAt = task.askAt();
        if (askAt == null || askAt.isAfter(now)) {
            return Mono.empty();
        }
        var next =
                Asking.next(
                        task.proposalId(),
                        task.answer(),
                        task.reported(),
                        task.holding().isHeld(now),
                        now,
                        settings.lead());
        return switch (next) {
            case Asking.Wait wait -> wished.asking(task, wait.until(), null);
            case Asking.Rest rest -> wished.asking(task, null, rest.obstacle());
            case Asking.Ask ask -> ask(task, debtor, ask.plannedAt(), now);
        };
    }

    private Mono<Void> ask(Task task, Dossier debtor, Instant plannedAt, Instant now) {
        if (debtor.inHand().contains(WishedCall.PURPOSE)) {
            return wished.asking(task, now.plus(Asking.PAUSE), "another contact is in hand");
        }
        return wished.isAnotherInHand(task, now)
                .flatMap(
                        inHand ->
                                inHand
                                        ? wished.asking(
                                                task,
                                                now.plus(Asking.PAUSE),
                                                "another contact is in hand")
                                        : propose(task, debtor, plannedAt, now));
    }

    private Mono<Void> propose(Task task, Dossier debtor, Instant plannedAt, Instant now) {
        return switch (calls.of(task, debtor.facts(), now)) {
            case WishedCall.Impossible not -> wished.asking(task, null, not.because());
            case WishedCall.Possible possible -> {
                var id =
                        EventIds.derived(task.taskId(), "proposal/" + (task.asked() + 1))
                                .toString();
                var proposed = new Proposed(possible.contact(), plannedAt, now);
                yield proposals
                        .propose(task.debtorId(), id, proposed, WishedCalls.cause(task).attemptId())
                        .then(wished.asked(task, id, now.plus(Asking.PAUSE)));
            }
        };
    }

    private Mono<Void> remind() {
        var now = clock.instant();
        return tasks.holdToRemind(now, BATCH)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(task -> remind(task, now))
                .then();
    }

    private Mono<Void> remind(Task task, Instant now) {
        var escalate = rules.find(task.followUp()).map(FollowUp::escalate).orElse(0);
        var entry = new Entry(now, "REMINDED", WE, "due at " + task.dueAt());
        return tasks.reminded(task.taskId(), Math.min(HIGHEST, task.priority() + escalate), now)
                .then(history.note(task.taskId(), entry));
    }
}
