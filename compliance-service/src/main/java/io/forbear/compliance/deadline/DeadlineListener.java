package io.forbear.compliance.deadline;

import io.forbear.compliance.deadline.Deadline.Status;
import io.forbear.compliance.finding.Projection;
import io.forbear.events.ComplianceDeadline;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the stream says of terms, on its way into the projection. */
@Configuration(proxyBeanMethods = false)
class DeadlineListener {

    @Bean
    Subscription<ComplianceDeadline> complianceDeadline(Deadlines deadlines) {
        return Subscription.to(
                        Topics.COMPLIANCE_DEADLINE, event -> deadlines.store(deadline(event)))
                .inGroup(Projection.GROUP);
    }

    private static Deadline deadline(ComplianceDeadline event) {
        return new Deadline(
                event.getDeadlineId(),
                event.getDebtorId(),
                status(event),
                event.getRuleId(),
                event.getName(),
                event.getCitation(),
                event.getSubjectId(),
                event.getDueAt(),
                event.getOccurredAt());
    }

    private static Status status(ComplianceDeadline event) {
        return switch (event.getStatus()) {
            case APPROACHING -> Status.APPROACHING;
            case MISSED -> Status.MISSED;
            case MET -> Status.MET;
            case CANCELLED -> Status.CANCELLED;
            case UNKNOWN -> throw new RejectedEvent("status of the deadline is unknown");
        };
    }
}
