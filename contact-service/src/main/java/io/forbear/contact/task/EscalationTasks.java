package io.forbear.contact.task;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.followup.Happened;
import io.forbear.contact.proposal.Advance;
import io.forbear.contact.proposal.Escalated;
import io.forbear.contact.strategy.Escalation;
import io.forbear.contact.task.StrategyTasks.Left;
import io.forbear.contact.task.StrategyTasks.Over;
import io.forbear.messaging.EventIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes tasks of what strategies leave to persons, each once, and withdraws those that are over
 * because the account has moved on. The caller has a transaction.
 */
final class EscalationTasks {
    /** Nobody waits at the telephone: it is for the next working day. */
    private static final Duration WITHIN = Duration.ofDays(1);

    private static final Duration REMIND = Duration.ofHours(4);

    /** Below what somebody has asked for, above wrong numbers. */
    private static final int PRIORITY = 45;

    private final Tasks tasks;
    private final StrategyTasks left;

    EscalationTasks(Tasks tasks, StrategyTasks left) {
        this.tasks = tasks;
        this.left = left;
    }

    Mono<Void> handOver(Collection<Advance> advances, Instant now) {
        return withdraw(advances, now)
                .thenMany(Flux.fromIterable(advances))
                .concatMapIterable(advance -> of(advance, now))
                .concatMap(tasks::addOnce)
                .then();
    }

    private Mono<Void> withdraw(Collection<Advance> advances, Instant now) {
        var looked =
                advances.stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.dossier().facts().debtorId(),
                                        one -> one,
                                        (_, later) -> later));
        return left.of(looked.keySet(), now)
                .concatMapIterable(task -> over(task, looked.get(task.debtorId())))
                .collectList()
                .flatMap(over -> left.withdraw(over, now));
    }

    private static List<Over> over(Left task, @Nullable Advance advance) {
        return advance == null
                ? List.of()
                : end(task, advance).map(because -> new Over(task.taskId(), because)).stream()
                        .toList();
    }

    /**
     * Why a task is needed no more; nothing if it is. A hold, which may end, and another version of
     * the strategies leave it: somebody was to look at the account as it is.
     */
    static Optional<String> end(Left task, Advance advance) {
        var dossier = advance.dossier();
        var account = dossier.facts().accounts().get(task.accountId());
        var stands =
                advance.escalated().stream()
                        .anyMatch(one -> id(one, dossier.facts()).equals(task.taskId()));
        if (account == null || stands) {
            return Optional.empty();
        }
        if (!account.isOverdue()) {
            return Optional.of("nothing is overdue any more, stage " + account.stage());
        }
        if (dossier.runs().values().stream().noneMatch(run -> run.cause().equals(task.cause()))) {
            return Optional.of("the account has moved on, stage " + account.stage());
        }
        return id(task.cause(), task.strategy(), account).equals(task.taskId())
                ? Optional.empty()
                : Optional.of(collectedBy(account));
    }

    private static String collectedBy(Account account) {
        return account.placement() == null
                ? "the account was recalled, %s collects itself".formatted(account.creditor())
                : "the account is placed with %s now".formatted(account.collector());
    }

    /** Each who collects an account has a task of his own. */
    private static UUID id(UUID cause, String strategy, @Nullable Account account) {
        var id = Escalated.id(cause, strategy);
        return account == null || account.placement() == null
                ? id
                : EventIds.derived(id, "placed/" + account.collector());
    }

    private static UUID id(Escalated escalated, Facts facts) {
        return id(
                escalated.cause(),
                escalated.strategy(),
                facts.accounts().get(escalated.accountId()));
    }

    static List<Task> of(Advance advance, Instant now) {
        var facts = advance.dossier().facts();
        return advance.escalated().stream()
                .flatMap(
                        one ->
                                kind(one.escalation())
                                        .map(kind -> task(one, kind, facts, now))
                                        .stream())
                .toList();
    }

    private static Optional<String> kind(Escalation escalation) {
        return switch (escalation) {
            case Escalation.TaskForPerson person -> Optional.of(person.task());
            case Escalation.LegalReferral _ -> Optional.of("PROPOSE_LEGAL_REFERRAL");
            case Escalation.NextStrategy _ -> Optional.empty();
        };
    }

    private static Task task(Escalated escalated, String kind, Facts facts, Instant now) {
        return new Task(
                id(escalated, facts),
                facts.debtorId(),
                escalated.accountId(),
                kind,
                StrategyTasks.FOLLOW_UP,
                escalated.strategy(),
                cause(escalated, facts, now),
                Needs.of(facts, facts.accounts().get(escalated.accountId()), null),
                false,
                PRIORITY,
                now,
                now.plus(WITHIN),
                now.plus(WITHIN).minus(REMIND),
                null,
                escalated.because(),
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
                null);
    }

    private static Happened cause(Escalated escalated, Facts facts, Instant now) {
        return new Happened(
                escalated.cause(),
                facts.debtorId(),
                now,
                null,
                Set.of(),
                new Party(facts.debtorId(), PartyKind.DEBTOR),
                "",
                List.of(escalated.accountId()),
                null);
    }
}
