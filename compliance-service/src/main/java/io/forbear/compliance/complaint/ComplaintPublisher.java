package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Resolution;
import io.forbear.events.ComplaintComplexity;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintKind;
import io.forbear.events.ComplaintOutcome;
import io.forbear.events.ComplaintResolved;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.topics.Topics;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Complaints and answers as events, written to the outbox. */
@Component
class ComplaintPublisher {
    private final Outbox outbox;

    ComplaintPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    Mono<Void> filed(Complaint complaint) {
        return outbox.publish(
                Topics.COMPLAINT_FILED,
                ComplaintFiled.newBuilder()
                        .setEventId(complaint.filedEventId())
                        .setOccurredAt(complaint.filedAt())
                        .setDebtorId(complaint.debtorId())
                        .setComplaintId(complaint.complaintId())
                        .setKind(ComplaintKind.valueOf(complaint.kind().name()))
                        .setComplexity(ComplaintComplexity.valueOf(complaint.complexity().name()))
                        .setJurisdictions(complaint.jurisdictions())
                        .setAccountIds(complaint.accountIds())
                        .setAboutContactIds(complaint.aboutContactIds())
                        .build());
    }

    Mono<Void> resolved(Complaint complaint, Resolution resolution) {
        return outbox.publish(
                Topics.COMPLAINT_RESOLVED,
                ComplaintResolved.newBuilder()
                        .setEventId(EventIds.derived(complaint.filedEventId(), "resolution"))
                        .setOccurredAt(resolution.resolvedAt())
                        .setDebtorId(complaint.debtorId())
                        .setCausationId(complaint.filedEventId())
                        .setComplaintId(complaint.complaintId())
                        .setOutcome(ComplaintOutcome.valueOf(resolution.outcome().name()))
                        .setRootCause(resolution.rootCause())
                        .build());
    }
}
