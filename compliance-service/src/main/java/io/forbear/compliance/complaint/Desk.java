package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.ComplaintCase.Clock;
import io.forbear.compliance.complaint.Ruling.Conflict;
import io.forbear.compliance.complaint.Ruling.Do;
import io.forbear.compliance.complaint.Ruling.Invalid;
import io.forbear.compliance.complaint.Ruling.Unchanged;
import io.forbear.rules.CaseFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be done about a complaint, by whom: pure functions of the case. */
final class Desk {
    private Desk() {}

    /**
     * The complainant was written to that his complaint was received (DISP 1.6.1R).
     *
     * @param sentAt not given: now
     */
    static Ruling acknowledge(CaseState c, @Nullable Instant sentAt, String by, Instant now) {
        var known = c.handling().acknowledgement();
        if (known != null) {
            return sentAt == null || sentAt.equals(known.sentAt())
                    ? new Unchanged()
                    : new Conflict(name(c) + " was acknowledged on " + known.sentAt() + ".");
        }
        var sent = sentAt == null ? now : sentAt;
        if (sent.isAfter(now)) {
            return new Invalid("sentAt", "must not lie in the future, found " + sent);
        }
        if (sent.isBefore(c.complaint().filedAt())) {
            return new Invalid(
                    "sentAt",
                    "must not lie before the complaint was received on " + c.complaint().filedAt());
        }
        return closed(c) ? answered(c) : new Do(Step.acknowledged(now, by, sent));
    }

    /**
     * Somebody is to handle it: nobody with an interest in the case, see {@link Interest}.
     *
     * @param file what is known of the debtor; it must know of the complaint already
     */
    static Ruling assign(CaseState c, String handler, String by, CaseFile file, Instant now) {
        if (closed(c)) {
            return answered(c);
        }
        if (unheardOf(c, file)) {
            return notKnownYet(c);
        }
        var interests = Interest.of(handler, c.complaint(), c.handling().filedBy(), file);
        if (!interests.isEmpty()) {
            return new Invalid(
                    "handler",
                    "must have no interest in the case (CN-COMPL-02): "
                            + interests.getFirst().sentence());
        }
        return handler.equals(c.handling().handler())
                ? new Unchanged()
                : new Do(Step.assigned(now, by, handler));
    }

    /** Nobody works on it for the time being. */
    static Ruling pause(
            CaseState c, PauseReason reason, @Nullable String note, String by, Instant now) {
        var pause = c.handling().pause();
        if (closed(c)) {
            return answered(c);
        }
        if (pause == null) {
            return new Do(Step.paused(now, by, reason, note));
        }
        return pause.reason() == reason
                ? new Unchanged()
                : new Conflict(
                        name(c) + " is paused already, " + pause.reason() + "; resume it first.");
    }

    /** It is worked on again. */
    static Ruling resume(CaseState c, String by, Instant now) {
        if (closed(c)) {
            return answered(c);
        }
        return c.handling().pause() == null ? new Unchanged() : new Do(Step.resumed(now, by));
    }

    /**
     * Whoever answers must not have collected; that he filed it for the debtor does not matter.
     *
     * @param file what is known of the debtor; it must know of the complaint already, or the answer
     *     would stop terms that nobody has seen
     */
    static Ruling answer(CaseState c, Step answer, String by, CaseFile file) {
        if (unheardOf(c, file)) {
            return notKnownYet(c);
        }
        var contacts = Interest.collected(by, file);
        return contacts.isEmpty()
                ? new Do(answer)
                : new Conflict(
                        name(c)
                                + " must be answered by somebody without interest in the case"
                                + " (CN-COMPL-02): "
                                + contacts.getFirst().sentence()
                                + ".");
    }

    static boolean closed(CaseState c) {
        return c.resolution() != null;
    }

    /** Without the complaint the case file is not up to date, and may lack contacts too. */
    static boolean unheardOf(CaseState c, CaseFile file) {
        return file.fact(c.complaint().filedEventId().toString()) == null;
    }

    static Conflict notKnownYet(CaseState c) {
        return new Conflict(
                "The case file has not yet heard of complaint "
                        + c.complaint().complaintId()
                        + ", so nobody knows who collected and which terms run;"
                        + " try again in some seconds.");
    }

    static Conflict answered(CaseState c) {
        return new Conflict(name(c) + " was answered already.");
    }

    /** The term that the complexity has set and that has run out; null if there is none. */
    static @Nullable Clock missed(CaseState c, Iterable<Clock> clocks) {
        for (var clock : clocks) {
            if (clock.isMissed() && clock.name().equals(c.complexity().name())) {
                return clock;
            }
        }
        return null;
    }

    static String name(CaseState c) {
        return "Complaint " + c.complaint().complaintId();
    }
}
