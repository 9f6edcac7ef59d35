package io.forbear.contact.task;

import io.forbear.contact.casework.Proposals;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Profile;
import io.forbear.contact.followup.FollowUps;
import io.forbear.contact.followup.Happened;
import io.forbear.contact.followup.Todo;
import io.forbear.messaging.EventIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes tasks of what reports leave to do. */
@Component
class FollowUpService {
    private final FollowUps rules;
    private final Tasks tasks;
    private final Proposals proposals;
    private final TaskSettings settings;
    private final Clock clock;

    FollowUpService(
            FollowUps rules, Tasks tasks, Proposals proposals, TaskSettings settings, Clock clock) {
        this.rules = rules;
        this.tasks = tasks;
        this.proposals = proposals;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes the tasks that reports leave, each once; of a corrected report, what nobody has begun
     * with is brought in line. The caller has a transaction.
     */
    Mono<Void> after(List<Happened> reports) {
        var now = clock.instant();
        var last = new LinkedHashMap<UUID, Happened>();
        reports.forEach(report -> last.put(report.attemptId(), report));
        var leaving = last.values().stream().filter(rules::isAnythingAfter).toList();
        leaving.forEach(report -> last.remove(report.attemptId()));
        return withdraw(last.keySet(), now)
                .thenMany(Flux.fromIterable(leaving))
                .concatMap(report -> make(report, now))
                .then();
    }

    private Mono<Void> withdraw(Collection<UUID> attempts, Instant now) {
        return attempts.isEmpty() ? Mono.empty() : tasks.withdraw(attempts, List.of(), now);
    }

    private Mono<Void> make(Happened happened, Instant now) {
        return proposals
                .dossier(happened.debtorId())
                .flatMap(dossier -> make(happened, dossier.facts(), now));
    }

    private Mono<Void> make(Happened happened, Facts facts, Instant now) {
        var made =
                rules.after(happened, zones(facts.profile()), now).stream()
                        .map(todo -> task(todo, happened, facts, now))
                        .toList();
        var ids = made.stream().map(Task::taskId).toList();
        return tasks.withdraw(List.of(happened.attemptId()), ids, now)
                .thenMany(Flux.fromIterable(made).concatMap(tasks::add))
                .then();
    }

    private static List<ZoneId> zones(@Nullable Profile profile) {
        return profile == null ? List.of() : profile.zones();
    }

    private Task task(Todo todo, Happened happened, Facts facts, Instant now) {
        var followUp = todo.followUp();
        var account = WishedCall.account(happened, facts).orElse(null);
        return new Task(
                idOf(happened, followUp.id()),
                happened.debtorId(),
                account == null ? null : account.accountId(),
                followUp.task(),
                followUp.id(),
                "follow-ups@" + rules.version(),
                happened,
                Needs.of(facts, account, followUp.channel()),
                followUp.contact() != null,
                followUp.priority(),
                todo.startAt(),
                todo.dueAt(),
                todo.remindAt(),
                null,
                todo.note(),
                new Holding(Holding.State.OPEN, null, null),
                null,
                0,
                followUp.contact() == null ? null : settings.askAt(todo),
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

    /** The same report makes the same task. */
    private static UUID idOf(Happened happened, String followUpId) {
        return EventIds.derived(happened.attemptId(), "task/" + followUpId);
    }
}
