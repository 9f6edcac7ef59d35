package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Complexity;
import io.forbear.compliance.complaint.ComplaintCase.Clock;
import io.forbear.compliance.complaint.Handling.Extension;
import io.forbear.compliance.complaint.Ruling.Conflict;
import io.forbear.compliance.complaint.Ruling.Do;
import io.forbear.compliance.complaint.Ruling.Invalid;
import io.forbear.compliance.complaint.Ruling.Unchanged;
import io.forbear.rules.CaseFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Longer terms for the answer (CBIRC Order 2020 No. 3): the handler finds a case complex; a special
 * one needs a second person's approval and a notice to the complainant. Pure functions of the case.
 */
final class ExtensionDesk {
    private ExtensionDesk() {}

    /** The handler asks for a longer term; a complex case gets it at once. */
    static Ruling request(
            CaseState c,
            Complexity complexity,
            String reason,
            @Nullable String note,
            String by,
            List<Clock> clocks,
            Instant now) {
        if (Desk.closed(c)) {
            return Desk.answered(c);
        }
        if (complexity == Complexity.SIMPLE) {
            return new Invalid("complexity", "must be COMPLEX or SPECIAL, found SIMPLE");
        }
        if (!by.equals(c.handling().handler())) {
            return new Conflict("Only the handler of a complaint can ask for an extension.");
        }
        var asked = c.handling().extension(complexity);
        if (asked != null) {
            return asked.reason().equals(reason)
                    ? new Unchanged()
                    : new Conflict(
                            "An extension to " + complexity + " was asked for, " + asked.reason());
        }
        if (complexity.compareTo(c.complexity()) <= 0) {
            return new Conflict(Desk.name(c) + " is " + c.complexity() + " already.");
        }
        var missed = Desk.missed(c, clocks);
        return missed != null
                ? tooLate(missed)
                : new Do(Step.requested(now, by, complexity, reason, note));
    }

    /** A second person without interest in the case approves a special case. */
    static Ruling approve(CaseState c, String by, CaseFile file, List<Clock> clocks, Instant now) {
        var asked = c.handling().extension(Complexity.SPECIAL);
        if (asked == null) {
            return new Conflict("Nobody has asked for an extension that needs approval.");
        }
        var approver = asked.approvedBy();
        if (approver != null) {
            return approver.equals(by)
                    ? new Unchanged()
                    : new Conflict("The extension was approved by " + approver + " already.");
        }
        if (Desk.closed(c)) {
            return Desk.answered(c);
        }
        if (by.equals(asked.requestedBy()) || by.equals(c.handling().handler())) {
            return new Conflict(
                    "Whoever handles a complaint or asked for its extension cannot approve it;"
                            + " ask another person.");
        }
        if (Desk.unheardOf(c, file)) {
            return Desk.notKnownYet(c);
        }
        var interests = Interest.collected(by, file);
        if (!interests.isEmpty()) {
            return new Conflict(
                    "An extension is approved by somebody without interest in the case: "
                            + interests.getFirst().sentence()
                            + ".");
        }
        var missed = Desk.missed(c, clocks);
        return missed != null
                ? tooLate(missed)
                : new Do(Step.approved(now, by, Complexity.SPECIAL));
    }

    /**
     * The complainant was told of the longer term. A notice sent in time may be recorded late, also
     * after the answer.
     *
     * @param sentAt not given: now
     */
    static Ruling tell(CaseState c, @Nullable Instant sentAt, String by, Instant now) {
        var asked = c.handling().extension(Complexity.SPECIAL);
        var approvedAt = asked == null ? null : asked.approvedAt();
        if (asked == null || approvedAt == null) {
            return new Conflict("There is no approved extension to tell the complainant of.");
        }
        var known = asked.noticeSentAt();
        if (known != null) {
            return sentAt == null || sentAt.equals(known)
                    ? new Unchanged()
                    : new Conflict("The complainant was told on " + known + " already.");
        }
        return tell(asked, sentAt == null ? now : sentAt, approvedAt, by, now);
    }

    private static Ruling tell(
            Extension asked, Instant sentAt, Instant approvedAt, String by, Instant now) {
        if (sentAt.isAfter(now)) {
            return new Invalid("sentAt", "must not lie in the future, found " + sentAt);
        }
        if (sentAt.isBefore(approvedAt)) {
            return new Invalid("sentAt", "must not lie before the approval on " + approvedAt);
        }
        return new Do(Step.told(now, by, asked.complexity(), sentAt));
    }

    private static Conflict tooLate(Clock missed) {
        return new Conflict(
                "The term of %s ran out on %s; an extension no longer moves it."
                        .formatted(missed.rule(), missed.due()));
    }
}
