package io.forbear.contact.task;

import io.forbear.contact.casework.Proposals;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.followup.FollowUp;
import io.forbear.contact.followup.FollowUps;
import io.forbear.contact.followup.Happened;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The contacts of tasks, by what is known now: the gate answered by what was known then. */
@Component
class WishedCalls {
    private final FollowUps rules;
    private final Proposals known;
    private final Clock clock;

    WishedCalls(FollowUps rules, Proposals known, Clock clock) {
        this.rules = rules;
        this.known = known;
        this.clock = clock;
    }

    /** A task; facts are asked for only if there is a permit that they could undo. */
    Mono<TaskView> view(Task task) {
        var now = clock.instant();
        return TaskView.hasPermit(task, now)
                ? known.dossier(task.debtorId())
                        .map(dossier -> view(rules, task, dossier.facts(), now))
                : Mono.just(TaskView.of(task, null, now));
    }

    /** A task, by the facts. */
    TaskView view(Task task, Facts facts, Instant now) {
        return view(rules, task, facts, now);
    }

    static TaskView view(FollowUps rules, Task task, Facts facts, Instant now) {
        var against = TaskView.hasPermit(task, now) ? obstacle(rules, task, facts, now) : null;
        return TaskView.of(task, against, now);
    }

    private static @Nullable String obstacle(FollowUps rules, Task task, Facts facts, Instant now) {
        return switch (of(rules, task, facts, now)) {
            case WishedCall.Possible _ -> null;
            case WishedCall.Impossible not -> not.because();
        };
    }

    /** The contact of a task. */
    WishedCall of(Task task, Facts facts, Instant now) {
        return of(rules, task, facts, now);
    }

    /** A file that no longer has the rule no longer says what may be said. */
    private static WishedCall of(FollowUps rules, Task task, Facts facts, Instant now) {
        var followUp = rules.find(task.followUp());
        var wished = followUp.map(FollowUp::contact);
        return wished.isEmpty()
                ? new WishedCall.Impossible(
                        "there is no follow-up " + task.followUp() + " any more")
                : WishedCall.of(
                        followUp.get(),
                        wished.get(),
                        cause(task),
                        facts,
                        task.holding().isHeld(now) ? task.holding().holder() : null,
                        "follow-ups@" + rules.version(),
                        task.priority(),
                        now);
    }

    /** Only a wish that was reported makes a task a contact. */
    static Happened cause(Task task) {
        return Objects.requireNonNull(task.cause(), () -> "no report behind " + task.taskId());
    }
}
