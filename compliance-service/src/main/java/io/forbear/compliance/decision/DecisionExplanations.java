package io.forbear.compliance.decision;

import io.forbear.compliance.availability.Availability.NextLawful;
import io.forbear.compliance.availability.GateOutlook;
import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.compliance.instance.HeldElsewhere;
import io.forbear.rules.Contact;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
        return told(decision, proposal, next(decision.debtorId(), proposal.contact().contact()));
    }

    /**
     * The stored decision with what is lawful now, or without where that cannot be worked out here:
     * a decision can be read while the instance that holds the debtor is down.
     */
    static Mono<ExplainedDecision> told(
            ContactDecision decision, ProposedContact proposal, Mono<List<NextLawful>> next) {
        var address = address(decision, proposal.contact().contact());
        return next.map(lawful -> new ExplainedDecision(decision, proposal, lawful, address))
                .onErrorReturn(
                        DecisionExplanations::isNotKnownHere,
                        new ExplainedDecision(decision, proposal, null, address));
    }

    private Mono<List<NextLawful>> next(String debtorId, Contact contact) {
        return queries.ask(
                debtorId,
                known ->
                        new GateOutlook(known)
                                .next(contact, known.asOf().truncatedTo(ChronoUnit.MILLIS)));
    }

    private static boolean isNotKnownHere(Throwable failure) {
        return switch (failure) {
            case HeldElsewhere _ -> true;
            case ErrorResponseException refusal ->
                    refusal.getStatusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE);
            default -> false;
        };
    }

    /**
     * Where to ask for the contact's own channel, for a number or address fits no other; without a
     * contact, for all. Values are expanded, not appended, so that any character arrives as it is.
     */
    static String address(ContactDecision decision, @Nullable Contact contact) {
        var address =
                UriComponentsBuilder.fromPath("/debtors")
                        .pathSegment("{debtorId}", "availability")
                        .encode();
        var values = new ArrayList<Object>(List.of(decision.debtorId()));
        if (contact != null) {
            contact.accountIds().forEach(id -> add(address, values, "accountId", id));
            add(address, values, "purpose", contact.purpose());
            add(address, values, "personId", contact.party().personId());
            add(address, values, "partyKind", contact.party().kind());
            add(address, values, "legalEntityId", contact.actor().legalEntityId());
            add(address, values, "actorKind", contact.actor().kind());
            add(address, values, "onBehalfOf", contact.actor().onBehalfOf());
            add(address, values, "channel", contact.channel());
            add(address, values, "endpoint", contact.endpoint());
            add(address, values, "placeKind", contact.placeKind());
        }
        return address.buildAndExpand(values.toArray()).toUriString();
    }

    private static void add(
            UriComponentsBuilder address,
            List<Object> values,
            String name,
            @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, "{value}");
            values.add(value);
        }
    }
}
