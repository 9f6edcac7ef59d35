package io.forbear.compliance.decision;

import io.forbear.compliance.decision.ContactDecision.Answer;
import io.forbear.compliance.decision.ContactDecision.Permit;
import io.forbear.compliance.finding.FindingRecords;
import io.forbear.compliance.finding.Projection;
import io.forbear.events.ContactDecided;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the gate answered, on its way into the projection. */
@Configuration(proxyBeanMethods = false)
class ContactDecisionListener {

    @Bean
    Subscription<ContactDecided> contactDecided(GateLog log) {
        return Subscription.together(Topics.CONTACT_DECIDED, ContactDecisionListener::decision, log)
                .inGroup(Projection.GROUP);
    }

    private static ContactDecision decision(ContactDecided event) {
        return new ContactDecision(
                event.getProposalId(),
                event.getDebtorId(),
                event.getOccurredAt(),
                answer(event),
                permit(event.getPermit()),
                event.getNotBefore(),
                event.getFindings().stream().map(FindingRecords::finding).toList(),
                event.getPackVersions());
    }

    private static Answer answer(ContactDecided event) {
        return switch (event.getDecision()) {
            case PERMITTED -> Answer.PERMITTED;
            case DEFERRED -> Answer.DEFERRED;
            case DENIED -> Answer.DENIED;
            case UNKNOWN -> throw new RejectedEvent("the gate's answer is unknown");
        };
    }

    private static @Nullable Permit permit(io.forbear.events.@Nullable Permit permit) {
        return permit == null
                ? null
                : new Permit(
                        permit.getPermitId(),
                        permit.getChannel().name(),
                        permit.getPersonId(),
                        permit.getEndpoint(),
                        permit.getValidFrom(),
                        permit.getNotAfter());
    }
}
