package io.forbear.plan.document;

import io.forbear.documents.Pdf;
import io.forbear.plan.plan.Acceptance;
import io.forbear.plan.plan.PlanView;
import io.forbear.plan.plan.ProposalDesk;
import io.forbear.service.problem.Problem;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Makes the document of a plan when it is first asked for, and keeps it. */
@Component
public class DocumentService {
    private final ProposalDesk plans;
    private final PlanDocuments documents;
    private final Wordings wordings;
    private final String creditor;
    private final Clock clock;

    DocumentService(
            ProposalDesk plans,
            PlanDocuments documents,
            Wordings wordings,
            @Value("${forbear.plan.creditor}") String creditor,
            Clock clock) {
        this.plans = plans;
        this.documents = documents;
        this.wordings = wordings;
        this.creditor = creditor;
        this.clock = clock;
    }

    /**
     * The document of a plan as it stands: proposed, or signed.
     *
     * @return fails with a {@link Problem}: 404 for an unknown plan, 409 for one proposed before
     *     any wording was approved
     */
    public Mono<PlanDocument> document(String planId, Language language) {
        return plans.plan(planId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)))
                .flatMap(
                        plan ->
                                documents
                                        .find(planId, language, plan.signedAt() != null)
                                        .switchIfEmpty(
                                                Mono.defer(() -> makeAndKeep(plan, language))));
    }

    private Mono<PlanDocument> makeAndKeep(PlanView plan, Language language) {
        return plans.acceptances(plan.planId())
                .publishOn(Schedulers.boundedElastic())
                .map(acceptances -> made(plan, acceptances, language))
                .flatMap(documents::keep);
    }

    private PlanDocument made(PlanView plan, List<Acceptance> acceptances, Language language) {
        var proposedOn = LocalDate.ofInstant(plan.proposedAt(), plan.zone());
        var wording =
                wordings.of(proposedOn, language)
                        .orElseThrow(
                                () ->
                                        Problem.conflict(
                                                "No wording was approved by "
                                                        + proposedOn
                                                        + ", when the plan was proposed."));
        var signedAt = plan.signedAt();
        var shown = signedAt == null ? List.<Acceptance>of() : acceptances;
        var html = wording.template().html(AgreementFields.of(plan, shown, creditor));
        var pdf = Pdf.of(html, signedAt == null ? plan.proposedAt() : signedAt);
        return new PlanDocument(
                plan.planId(),
                language,
                signedAt != null,
                wording.sha256(),
                pdf.sha256(),
                ByteBuffer.wrap(pdf.bytes()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
