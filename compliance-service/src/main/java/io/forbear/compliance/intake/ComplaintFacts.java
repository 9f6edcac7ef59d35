package io.forbear.compliance.intake;

import io.forbear.events.ComplaintExtended;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintResolved;
import io.forbear.rules.ComplaintComplexity;
import io.forbear.rules.ComplaintKind;
import io.forbear.rules.Fact;
import java.util.Set;

/** Complaints and their answers. */
final class ComplaintFacts {
    private ComplaintFacts() {}

    static Fact filed(ComplaintFiled event) {
        return new Fact.ComplaintFiled(
                event.getEventId().toString(),
                event.getOccurredAt(),
                event.getOccurredAt(),
                event.getComplaintId(),
                Symbols.known(ComplaintComplexity.class, event.getComplexity(), "complexity"),
                Symbols.known(ComplaintKind.class, event.getKind(), "kind"),
                event.getAccountIds(),
                Set.copyOf(event.getJurisdictions()));
    }

    /** One who allows what he has asked for himself is no second person. */
    static Fact extended(ComplaintExtended event) {
        var approver = Values.stated(event.getApprovedBy());
        return new Fact.ComplaintExtended(
                event.getEventId().toString(),
                event.getOccurredAt(),
                event.getOccurredAt(),
                event.getComplaintId(),
                Symbols.known(ComplaintComplexity.class, event.getComplexity(), "complexity"),
                approver != null && !approver.equals(event.getRequestedBy()),
                event.getNoticeSentAt());
    }

    static Fact resolved(ComplaintResolved event) {
        return new Fact.ComplaintResolved(
                event.getEventId().toString(),
                event.getOccurredAt(),
                event.getOccurredAt(),
                event.getComplaintId());
    }
}
