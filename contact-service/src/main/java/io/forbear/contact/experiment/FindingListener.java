package io.forbear.contact.experiment;

import io.forbear.events.ComplianceViolation;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes findings, in a consumer group of its own: one that cannot be read must not keep what else
 * is told about its debtor.
 */
@Configuration(proxyBeanMethods = false)
class FindingListener {
    private static final String GROUP = "contact-service-findings";

    @Bean
    Subscription<ComplianceViolation> findings(ContactFindings findings) {
        return Subscription.to(
                        Topics.COMPLIANCE_VIOLATION,
                        (ComplianceViolation event) -> findings.put(finding(event)))
                .inGroup(GROUP);
    }

    /**
     * What the event says.
     *
     * @throws RejectedEvent if its status is not known
     */
    static ContactFinding finding(ComplianceViolation event) {
        var retracted =
                switch (event.getStatus()) {
                    case RAISED, RESTATED -> false;
                    case RETRACTED -> true;
                    case UNKNOWN -> throw new RejectedEvent("the status of the finding is unknown");
                };
        return new ContactFinding(
                event.getViolationId(),
                event.getDebtorId(),
                event.getSubjectId(),
                event.getFinding().getRuleId(),
                event.getFinding().getConsequence().name(),
                retracted,
                event.getOccurredAt(),
                event.getEventId());
    }
}
