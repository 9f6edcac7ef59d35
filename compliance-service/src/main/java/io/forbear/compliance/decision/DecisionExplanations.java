package io.forbear.compliance.decision;

import io.forbear.compliance.availability.Availability.NextLawful;
import io.forbear.compliance.availability.GateOutlook;
import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.rules.Contact;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Puts a decision together with what it was about and what is lawful now. */
@Component
class DecisionExplanations {
    private final ProposedContacts proposals;
    private final CaseFileQueries queries;

    DecisionExplanations(ProposedContacts proposals, CaseFileQueries queries) {
        this.proposals = proposals;
        this.queries = queries;
    }

    Mono<ExplainedDecision> explain(ContactDecision decision) {
        return proposals
                .find(decision.proposalId())
                .flatMap(proposal -> explain(decision, proposal))
                .defaultIfEmpty(
                        new ExplainedDecision(decision, null, null, address(decision, null)));
    }

    private Mono<ExplainedDecision> explain(ContactDecision decision, ProposedContact proposal) {
        var contact = proposal.contact().contact();
        var unknown = new ExplainedDecision(decision, proposal, null, address(decision, contact));
        return next(decision.debtorId(), contact)
                .map(
                        next ->
                                new ExplainedDecision(
                                        decision, proposal, next, unknown.availability()))
                // the decision itself can be told while debtors are being moved
                .onErrorReturn(DecisionExplanations::isLater, unknown);
    }

    private Mono<List<NextLawful>> next(String debtorId, Contact contact) {
        return queries.ask(
                debtorId,
                known ->
                        new GateOutlook(known)
                                .next(contact, known.asOf().truncatedTo(ChronoUnit.MILLIS)));
    }

    private static boolean isLater(Throwable failure) {
        return failure instanceof ErrorResponseException refusal
                && refusal.getStatusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static String address(ContactDecision decision, @Nullable Contact contact) {
        var address =
                UriComponentsBuilder.fromPath("/debtors")
                        .pathSegment(decision.debtorId(), "availability");
        if (contact != null) {
            address.queryParam("accountId", contact.accountIds())
                    .queryParam("purpose", contact.purpose())
                    .queryParam("personId", contact.party().personId())
                    .queryParam("partyKind", contact.party().kind())
                    .queryParam("legalEntityId", contact.actor().legalEntityId())
                    .queryParam("actorKind", contact.actor().kind());
        }
        return address.build().encode().toUriString();
    }
}
