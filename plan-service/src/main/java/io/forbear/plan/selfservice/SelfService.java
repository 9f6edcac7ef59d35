package io.forbear.plan.selfservice;

import io.forbear.messaging.EventIds;
import io.forbear.messaging.request.Mark;
import io.forbear.messaging.request.MarkedRequests;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.promise.PromiseRequest;
import io.forbear.plan.promise.PromiseService;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What a debtor may do himself; nothing reaches beyond the accounts of his case. */
@Component
class SelfService {
    private final KnownAccounts accounts;
    private final PromiseService promises;
    private final SelfServicePublisher publisher;
    private final MarkedRequests marked;
    private final TransactionalOperator transaction;
    private final Clock clock;

    SelfService(
            KnownAccounts accounts,
            PromiseService promises,
            SelfServicePublisher publisher,
            MarkedRequests marked,
            TransactionalOperator transaction,
            Clock clock) {
        this.accounts = accounts;
        this.promises = promises;
        this.publisher = publisher;
        this.marked = marked;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The accounts of a case, by id. */
    Mono<List<CaseView.AccountView>> accounts(CaseAccess access) {
        return accounts.find(access.accountIds())
                .filter(account -> account.debtorId().equals(access.debtorId()))
                .map(CaseView.AccountView::of)
                .sort(Comparator.comparing(CaseView.AccountView::accountId))
                .collectList();
    }

    /** Takes a promise; answers its id. */
    Mono<String> promise(CaseAccess access, List<PromiseRequest.Part> dates, @Nullable String key) {
        var asked =
                new PromiseRequest(
                        access.debtorId(),
                        access.accountIds(),
                        dates,
                        null,
                        access.subject(),
                        null,
                        null);
        return promises.take(asked, Mark.of(access.subject(), key, asked));
    }

    /** That a debtor declares hardship for his case. */
    private record Hardship(CaseAccess access) {}

    /** That he complains. */
    private record Complaint(CaseAccess access, ComplaintKind kind) {}

    /** Declares hardship; answers the id of the notice. */
    Mono<String> hardship(CaseAccess access, @Nullable String key) {
        return told(
                Mark.of(access.subject(), key, new Hardship(access)),
                id -> publisher.hardship(access, id));
    }

    /** Files a complaint; answers its id. */
    Mono<String> complain(CaseAccess access, ComplaintKind kind, @Nullable String key) {
        return told(
                Mark.of(access.subject(), key, new Complaint(access, kind)),
                id -> publisher.complaint(access, id, kind));
    }

    private Mono<String> told(@Nullable Mark request, Function<UUID, Mono<Void>> tell) {
        var id = EventIds.next(clock);
        var told = Mono.defer(() -> tell.apply(id)).thenReturn(id.toString());
        return marked.once(request, id.toString(), () -> told, Mono::just)
                .as(transaction::transactional);
    }
}
