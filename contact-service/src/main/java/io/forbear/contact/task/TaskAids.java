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
import io.forbear.contact.task.TaskPage.AccountFacts;
import io.forbear.contact.task.TaskPage.CaseFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gathers what helps to do a task. */
@Component
class TaskAids {
    private static final String OFFERS = "/plans/offers?debtorId={id}";

    private final Proposals known;
    private final Conversation conversation;
    private final Neighbours neighbours;
    private final Clock clock;

    TaskAids(Proposals known, Conversation conversation, Neighbours neighbours, Clock clock) {
        this.known = known;
        this.conversation = conversation;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    Mono<TaskPage> of(Task task, String authorization) {
        var offers = neighbours.ask(Neighbour.PLAN_SERVICE, authorization, OFFERS, task.debtorId());
        return Mono.zip(known.dossier(task.debtorId()), offers)
                .map(
                        all -> {
                            var facts = all.getT1().facts();
                            var account = WishedCall.account(task.cause(), facts).orElse(null);
                            var now = clock.instant();
                            return new TaskPage(
                                    TaskView.of(task, now),
                                    facts(facts, now),
                                    all.getT2(),
                                    conversation.guide(task.kind(), account, language(facts)));
                        });
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
