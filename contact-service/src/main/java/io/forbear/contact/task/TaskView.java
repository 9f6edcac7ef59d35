package io.forbear.contact.task;

import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.history.Contact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as collectors see it.
 *
 * @param overdue whether it should have been done by now
 * @param contact of a task that is a contact: whether it may be made now; null: it is none
 */
record TaskView(
        UUID taskId,
        String debtorId,
        @Nullable String accountId,
        String kind,
        String rules,
        Because because,
        Needs needs,
        int priority,
        Instant startAt,
        Instant dueAt,
        boolean overdue,
        @Nullable String note,
        Holding holding,
        @Nullable WishedView contact,
        @Nullable EndView end) {

    /**
     * The report behind it; of a task that a strategy leaves, the event that began the stage.
     *
     * @param outcome null: there was no contact
     */
    record Because(
            UUID attemptId,
            Instant occurredAt,
            @Nullable String outcome,
            List<ContactResult> results,
            String personId,
            String partyKind,
            String endpoint,
            @Nullable String callBackAt) {}

    /**
     * Whether the contact may be made. Only with a permit it may, and its report names the permit.
     *
     * @param state NOT_YET_ASKED, ASKED, PERMITTED, DEFERRED, DENIED, LAPSED, MADE or IMPOSSIBLE
     * @param permitId name it in the report; null: the contact must not be made
     * @param until PERMITTED: last instant; DEFERRED: from then on the gate is asked again
     * @param reasons the rules that stand against it, or what else does
     */
    record WishedView(
            String state,
            @Nullable String proposalId,
            @Nullable String permitId,
            @Nullable Instant until,
            List<String> reasons) {}

    /** How it ended. */
    record EndView(
            Instant at, @Nullable String by, @Nullable String result, @Nullable String note) {}

    static TaskView of(Task task, Instant now) {
        var cause = task.cause();
        var ended = task.endedAt();
        return new TaskView(
                task.taskId(),
                task.debtorId(),
                task.accountId(),
                task.kind(),
                task.rules(),
                new Because(
                        cause.attemptId(),
                        cause.occurredAt(),
                        cause.outcome() == null ? null : cause.outcome().name(),
                        cause.results().stream().sorted().toList(),
                        cause.party().personId(),
                        cause.party().kind().name(),
                        cause.endpoint(),
                        cause.callBackAt()),
                task.needs(),
                task.priority(),
                task.startAt(),
                task.dueAt(),
                ended == null && task.dueAt().isBefore(now),
                task.note(),
                task.holding(),
                task.isContact() ? contact(task, now) : null,
                ended == null
                        ? null
                        : new EndView(ended, task.endedBy(), task.result(), task.resultNote()));
    }

    private static WishedView contact(Task task, Instant now) {
        var answer = task.answer();
        if (task.reported()) {
            return new WishedView("MADE", task.proposalId(), null, null, List.of());
        }
        if (task.obstacle() != null && (answer == null || !isPermitted(answer, now))) {
            return new WishedView(
                    "IMPOSSIBLE", task.proposalId(), null, task.askAt(), List.of(task.obstacle()));
        }
        if (answer == null) {
            var state = task.proposalId() == null ? "NOT_YET_ASKED" : "ASKED";
            return new WishedView(state, task.proposalId(), null, task.askAt(), List.of());
        }
        return answered(task, answer, now);
    }

    private static WishedView answered(Task task, Contact.Decided answer, Instant now) {
        if (answer.decision().equals("PERMITTED")) {
            return isPermitted(answer, now)
                    ? new WishedView(
                            "PERMITTED",
                            task.proposalId(),
                            answer.permitId(),
                            answer.notAfter(),
                            List.of())
                    : new WishedView("LAPSED", task.proposalId(), null, task.askAt(), List.of());
        }
        var rules =
                answer.findings().stream()
                        .map(one -> one.ruleId() + ": " + one.explanation())
                        .toList();
        return new WishedView(
                answer.decision(), task.proposalId(), null, answer.notBefore(), rules);
    }

    /** Past its last instant a permit is none, and is not shown. */
    private static boolean isPermitted(Contact.Decided answer, Instant now) {
        return answer.permitId() != null
                && answer.notAfter() != null
                && !now.isAfter(answer.notAfter());
    }
}
