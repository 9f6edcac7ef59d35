package io.forbear.contact.task;

import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.followup.Happened;
import io.forbear.contact.proposal.Advance;
import io.forbear.contact.proposal.Escalated;
import io.forbear.contact.strategy.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes tasks of what strategies leave to persons, each once. The caller has a transaction. */
final class EscalationTasks {
    /** Nobody waits at the telephone: it is for the next working day. */
    private static final Duration WITHIN = Duration.ofDays(1);

    private static final Duration REMIND = Duration.ofHours(4);

    /** Below what somebody has asked for, above wrong numbers. */
    private static final int PRIORITY = 45;

    private final Tasks tasks;

    EscalationTasks(Tasks tasks) {
        this.tasks = tasks;
    }

    Mono<Void> add(Collection<Advance> advances, Instant now) {
        return Flux.fromIterable(advances)
                .concatMapIterable(advance -> of(advance, now))
                .concatMap(tasks::addOnce)
                .then();
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
                escalated.id(),
                facts.debtorId(),
                escalated.accountId(),
                kind,
                "strategy",
                escalated.strategy(),
                cause(escalated, facts, now),
                Needs.of(facts, facts.accounts().get(escalated.accountId()), null),
                false,
                PRIORITY,
                now,
                now.plus(WITHIN),
                now.plus(WITHIN).minus(REMIND),
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
