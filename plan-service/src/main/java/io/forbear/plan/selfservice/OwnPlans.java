package io.forbear.plan.selfservice;

import io.forbear.messaging.request.Mark;
import io.forbear.plan.document.DocumentService;
import io.forbear.plan.document.Language;
import io.forbear.plan.document.PlanDocument;
import io.forbear.plan.offer.Offer;
import io.forbear.plan.offer.OfferService;
import io.forbear.plan.plan.PlanView;
import io.forbear.plan.plan.ProposalDesk;
import io.forbear.service.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Offers and plans of a debtor's own case; those of others do not exist for him. */
@Component
class OwnPlans {
    private final OfferService offers;
    private final ProposalDesk desk;
    private final DocumentService documents;

    OwnPlans(OfferService offers, ProposalDesk desk, DocumentService documents) {
        this.offers = offers;
        this.desk = desk;
        this.documents = documents;
    }

    Flux<Offer> offers(CaseAccess access) {
        return offers.standing(access.debtorId(), access.accountIds());
    }

    Mono<PlanView> choose(CaseAccess access, String offerId) {
        return offers.choose(offerId, access.debtorId(), access.accountIds());
    }

    /** A plan of the case, as it stands. */
    Mono<PlanView> plan(CaseAccess access, String planId) {
        return own(access, planId);
    }

    Mono<PlanView> accept(CaseAccess access, String planId, @Nullable String key) {
        var by = access.subject();
        var mark = Mark.of(by, key, List.of("acceptance", planId));
        return own(access, planId).flatMap(_ -> desk.acceptAsDebtor(planId, by, mark));
    }

    Mono<PlanDocument> document(CaseAccess access, String planId, Language language) {
        return own(access, planId).flatMap(_ -> documents.document(planId, language));
    }

    private Mono<PlanView> own(CaseAccess access, String planId) {
        return desk.plan(planId)
                .filter(plan -> access.debtorId().equals(plan.debtorId()))
                .filter(plan -> access.accountIds().containsAll(plan.accountIds()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)));
    }
}
