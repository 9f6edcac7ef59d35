package io.forbear.compliance.decision;

import io.forbear.compliance.finding.ContactDocument;
import io.forbear.compliance.finding.Projection;
import io.forbear.compliance.intake.ProposalReader;
import io.forbear.events.ContactProposed;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the gate is asked, on its way into the projection. */
@Configuration(proxyBeanMethods = false)
class ProposedContactListener {

    @Bean
    Subscription<ContactProposed> contactProposed(GateLog log) {
        return Subscription.together(Topics.CONTACT_PROPOSED, ProposedContactListener::entry, log)
                .inGroup(Projection.GROUP);
    }

    private static GateEntry entry(ContactProposed event) {
        var fact = ProposalReader.read(event);
        return fact == null
                ? new GateEntry.Unreadable()
                : new ProposedContact(
                        fact.proposalId(),
                        event.getDebtorId(),
                        fact.occurredAt(),
                        fact.recordedAt(),
                        ContactDocument.of(fact.contact()));
    }
}
