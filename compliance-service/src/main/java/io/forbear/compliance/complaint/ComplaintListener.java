package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Complexity;
import io.forbear.compliance.complaint.Complaint.Kind;
import io.forbear.compliance.complaint.Complaint.Outcome;
import io.forbear.compliance.complaint.Complaint.Resolution;
import io.forbear.compliance.finding.Projection;
import io.forbear.events.ComplaintComplexity;
import io.forbear.events.ComplaintExtended;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintResolved;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Complaints and answers that other systems, or this one, have published. */
@Configuration(proxyBeanMethods = false)
class ComplaintListener {

    @Bean
    Subscription<ComplaintFiled> complaintFiled(Complaints complaints, Outlooks outlooks) {
        return Subscription.to(
                        Topics.COMPLAINT_FILED,
                        event ->
                                complaints
                                        .store(complaint(event))
                                        .filter(changed -> changed)
                                        .flatMap(_ -> outlooks.forget(event.getComplaintId())))
                .inGroup(Projection.GROUP);
    }

    @Bean
    Subscription<ComplaintResolved> complaintResolved(Complaints complaints) {
        return Subscription.to(
                        Topics.COMPLAINT_RESOLVED, event -> complaints.store(resolution(event)))
                .inGroup(Projection.GROUP);
    }

    @Bean
    Subscription<ComplaintExtended> complaintExtended(
            GrantedExtensions extensions, Outlooks outlooks) {
        return Subscription.to(
                        Topics.COMPLAINT_EXTENDED,
                        event ->
                                extensions
                                        .store(extension(event))
                                        .then(outlooks.forget(event.getComplaintId())))
                .inGroup(Projection.GROUP);
    }

    private static GrantedExtension extension(ComplaintExtended event) {
        return new GrantedExtension(
                event.getEventId(),
                event.getComplaintId(),
                event.getDebtorId(),
                complexity(event.getComplexity()),
                event.getReason(),
                event.getRequestedBy(),
                event.getApprovedBy(),
                event.getOccurredAt(),
                event.getNoticeSentAt());
    }

    private static Complaint complaint(ComplaintFiled event) {
        return new Complaint(
                event.getComplaintId(),
                event.getDebtorId(),
                event.getEventId(),
                event.getOccurredAt(),
                kind(event),
                complexity(event.getComplexity()),
                event.getJurisdictions(),
                event.getAccountIds(),
                event.getAboutContactIds());
    }

    private static Resolution resolution(ComplaintResolved event) {
        return new Resolution(
                event.getComplaintId(),
                event.getDebtorId(),
                outcome(event),
                event.getRootCause(),
                event.getRemedy(),
                null,
                event.getOccurredAt());
    }

    private static Kind kind(ComplaintFiled event) {
        return switch (event.getKind()) {
            case CONDUCT -> Kind.CONDUCT;
            case AMOUNT -> Kind.AMOUNT;
            case PRIVACY -> Kind.PRIVACY;
            case OTHER -> Kind.OTHER;
            case UNKNOWN -> throw new RejectedEvent("kind of the complaint is unknown");
        };
    }

    private static Complexity complexity(ComplaintComplexity complexity) {
        return switch (complexity) {
            case SIMPLE -> Complexity.SIMPLE;
            case COMPLEX -> Complexity.COMPLEX;
            case SPECIAL -> Complexity.SPECIAL;
            case UNKNOWN -> throw new RejectedEvent("complexity of the complaint is unknown");
        };
    }

    private static Outcome outcome(ComplaintResolved event) {
        return switch (event.getOutcome()) {
            case UPHELD -> Outcome.UPHELD;
            case PARTLY_UPHELD -> Outcome.PARTLY_UPHELD;
            case REJECTED -> Outcome.REJECTED;
            case WITHDRAWN -> Outcome.WITHDRAWN;
            case UNKNOWN -> throw new RejectedEvent("outcome of the complaint is unknown");
        };
    }
}
