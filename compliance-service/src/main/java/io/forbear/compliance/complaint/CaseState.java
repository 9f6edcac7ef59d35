package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Complexity;
import io.forbear.compliance.complaint.Complaint.Resolution;
import io.forbear.rules.ComplaintComplexity;
import io.forbear.rules.ComplaintKind;
import io.forbear.rules.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A complaint and how it stands.
 *
 * @param granted extensions that were published, those of other systems too
 * @param resolution null while it is open
 */
record CaseState(
        Complaint complaint,
        Handling handling,
        List<GrantedExtension> granted,
        @Nullable Resolution resolution) {

    CaseState {
        granted = List.copyOf(granted);
    }

    /** How difficult it is, with everything that was found out since it was filed. */
    Complexity complexity() {
        var highest = complaint.complexity();
        for (var extension : granted) {
            if (extension.complete() && extension.complexity().compareTo(highest) > 0) {
                highest = extension.complexity();
            }
        }
        for (var extension : handling.extensions()) {
            if (extension.complete() && extension.complexity().compareTo(highest) > 0) {
                highest = extension.complexity();
            }
        }
        return highest;
    }

    /** The same after one more step. */
    CaseState after(Step step) {
        return new CaseState(complaint, handling.after(step), granted, resolution);
    }

    /** What the case file will know of it once it has heard everything that was published. */
    List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact.ComplaintFiled(
                        complaint.filedEventId().toString(),
                        complaint.filedAt(),
                        complaint.filedAt(),
                        complaint.complaintId(),
                        ComplaintComplexity.valueOf(complaint.complexity().name()),
                        ComplaintKind.valueOf(complaint.kind().name()),
                        complaint.accountIds(),
                        Set.copyOf(complaint.jurisdictions())));
        for (var extension : handling.extensions()) {
            var at = extension.decidedAt();
            if (at != null) {
                facts.add(
                        new Fact.ComplaintExtended(
                                complaint.extensionEventId(extension.complexity()).toString(),
                                at,
                                at,
                                complaint.complaintId(),
                                ComplaintComplexity.valueOf(extension.complexity().name()),
                                extension.approvedBy() != null,
                                extension.noticeSentAt()));
            }
        }
        return facts;
    }
}
