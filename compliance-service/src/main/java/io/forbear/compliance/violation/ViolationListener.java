package io.forbear.compliance.violation;

import io.forbear.compliance.finding.FindingRecords;
import io.forbear.compliance.finding.Projection;
import io.forbear.compliance.violation.Violation.Status;
import io.forbear.events.ComplianceViolation;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the stream found, on its way into the projection. */
@Configuration(proxyBeanMethods = false)
class ViolationListener {

    @Bean
    Subscription<ComplianceViolation> complianceViolation(Violations violations) {
        return Subscription.to(
                        Topics.COMPLIANCE_VIOLATION, event -> violations.store(violation(event)))
                .inGroup(Projection.GROUP);
    }

    private static Violation violation(ComplianceViolation event) {
        var channel = event.getChannel();
        return new Violation(
                event.getViolationId(),
                event.getDebtorId(),
                status(event),
                FindingRecords.finding(event.getFinding()),
                event.getSubjectId(),
                event.getSubjectOccurredAt(),
                event.getLegalEntityId(),
                event.getAgentIds(),
                event.getAccountIds(),
                channel == null ? null : channel.name(),
                event.getOccurredAt());
    }

    private static Status status(ComplianceViolation event) {
        return switch (event.getStatus()) {
            case RAISED -> Status.RAISED;
            case RESTATED -> Status.RESTATED;
            case RETRACTED -> Status.RETRACTED;
            case UNKNOWN -> throw new RejectedEvent("status of the violation is unknown");
        };
    }
}
