package io.forbear.contact.task;

import io.forbear.contact.aid.Conversation;
import io.forbear.contact.casework.Proposals;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Holds;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.neighbour.Neighbours;
import io.forbear.contact.neighbour.Neighbours.Neighbour;
import io.forbear.contact.playbook.Playbooks;
import io.forbear.contact.task.TaskPage.AccountFacts;
import io.forbear.contact.task.TaskPage.CaseFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gathers what helps to do a task. */
@Component
class TaskAids {
    private static final String OFFERS = "/plans/offers?debtorId={id}";

    private final Proposals known;
    private final WishedCalls calls;
    private final Conversation conversation;
    private final Playbooks playbooks;
    private final Neighbours neighbours;
    private final Clock clock;

    TaskAids(
            Proposals known,
            WishedCalls calls,
            Conversation conversation,
            Playbooks playbooks,
            Neighbours neighbours,
            Clock clock) {
        this.known = known;
        this.calls = calls;
        this.conversation = conversation;
        this.playbooks = playbooks;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    Mono<TaskPage> of(Task task, String authorization) {
        var offers = neighbours.ask(Neighbour.PLAN_SERVICE, authorization, OFFERS, task.debtorId());
        return Mono.zip(known.dossier(task.debtorId()), offers)
                .map(
                        all -> {
                            var facts = all.getT1().facts();
                            var account = account(task, facts);
                            var now = clock.instant();
                            return new TaskPage(
                                    calls.view(task, facts, now),
                                    facts(facts, now),
                                    all.getT2(),
                                    conversation.guide(
                                            task.kind(),
                                            account,
                                            language(facts),
                                            playbooks.current().templates().entities()));
                        });
    }

    private static @Nullable Account account(Task task, Facts facts) {
        var cause = task.cause();
        if (cause != null) {
            return WishedCall.account(cause, facts).orElse(null);
        }
        return task.accountId() == null ? null : facts.accounts().get(task.accountId());
    }

    private static String language(Facts facts) {
        var profile = facts.profile();
        return profile == null ? "und" : facts.language(profile);
    }

    static CaseFacts facts(Facts facts, Instant now) {
        var profile = facts.profile();
        var accounts =
                facts.accounts().values().stream()
                        .sorted(Comparator.comparing(Account::accountId))
                        .map(account -> account(facts, account, now))
                        .toList();
        return profile == null
                ? new CaseFacts(now, null, List.of(), Set.of(), accounts)
                : new CaseFacts(
                        now,
                        facts.language(profile),
                        profile.zones().stream()
                                .map(zone -> now.atZone(zone).toOffsetDateTime())
                                .toList(),
                        profile.flags().stream().map(Enum::name).collect(Collectors.toSet()),
                        accounts);
    }

    private static AccountFacts account(Facts facts, Account account, Instant now) {
        var held = Holds.against(facts, account, Purpose.COLLECTION, PartyKind.DEBTOR, now);
        return new AccountFacts(
                account.accountId(),
                account.stage(),
                account.overdueSince(),
                account.balance().amount().toPlainString(),
                account.balance().currency(),
                account.creditor(),
                account.collector(),
                held.map(hold -> hold.kind() + " " + hold.because()).orElse(null));
    }
}
