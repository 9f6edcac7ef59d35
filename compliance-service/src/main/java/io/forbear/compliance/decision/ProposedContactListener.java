package io.forbear.compliance.decision;

import io.forbear.compliance.finding.ContactDocument;
import io.forbear.compliance.finding.Projection;
import io.forbear.compliance.intake.ProposalReader;
import io.forbear.events.ContactProposed;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What the gate is asked, on its way into the projection. */
@Configuration(proxyBeanMethods = false)
class ProposedContactListener {

    @Bean
    Subscription<ContactProposed> contactProposed(ProposedContacts proposals) {
        return Subscription.to(Topics.CONTACT_PROPOSED, event -> store(event, proposals))
                .inGroup(Projection.GROUP);
    }

    /** What the gate refuses to read, the stream has parked; here is nothing to keep. */
    private static Mono<Void> store(ContactProposed event, ProposedContacts proposals) {
        var fact = ProposalReader.read(event);
        return fact == null
                ? Mono.empty()
                : proposals.store(
                        new ProposedContact(
                                fact.proposalId(),
                                event.getDebtorId(),
                                fact.occurredAt(),
                                fact.recordedAt(),
                                ContactDocument.of(fact.contact())));
    }
}
