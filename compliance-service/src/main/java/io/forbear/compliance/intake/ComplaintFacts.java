package io.forbear.compliance.intake;

import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintResolved;
import io.forbear.rules.ComplaintComplexity;
import io.forbear.rules.ComplaintKind;
import io.forbear.rules.Fact;

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
                event.getAccountIds());
    }

    static Fact resolved(ComplaintResolved event) {
        return new Fact.ComplaintResolved(
                event.getEventId().toString(),
                event.getOccurredAt(),
                event.getOccurredAt(),
                event.getComplaintId());
    }
}
