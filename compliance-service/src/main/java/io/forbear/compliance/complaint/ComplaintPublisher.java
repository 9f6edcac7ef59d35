package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Resolution;
import io.forbear.compliance.complaint.Handling.Extension;
import io.forbear.events.ComplaintComplexity;
import io.forbear.events.ComplaintExtended;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintKind;
import io.forbear.events.ComplaintOutcome;
import io.forbear.events.ComplaintResolved;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.Outbox;
import io.forbear.topics.Topics;
import java.time.Instant;
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

    /** An extension since it was decided; each time it changes, the same event corrected. */
    Mono<Void> extended(Complaint complaint, Extension extension, Instant decidedAt) {
        return outbox.publish(
                Topics.COMPLAINT_EXTENDED,
                ComplaintExtended.newBuilder()
                        .setEventId(complaint.extensionEventId(extension.complexity()))
                        .setOccurredAt(decidedAt)
                        .setDebtorId(complaint.debtorId())
                        .setCausationId(complaint.filedEventId())
                        .setComplaintId(complaint.complaintId())
                        .setComplexity(ComplaintComplexity.valueOf(extension.complexity().name()))
                        .setReason(extension.reason())
                        .setRequestedBy(extension.requestedBy())
                        .setApprovedBy(extension.approvedBy())
                        .setNoticeSentAt(extension.noticeSentAt())
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
                        .setRemedy(resolution.remedy())
                        .build());
    }
}
