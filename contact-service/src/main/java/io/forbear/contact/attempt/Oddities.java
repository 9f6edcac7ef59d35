package io.forbear.contact.attempt;

import io.forbear.contact.channel.WishedTime;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.service.problem.Problem.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong or odd about a report: pure functions of the report, what is known and the instant.
 *
 * <p>Refused is only what cannot be right as it stands and what its sender can set right: a time
 * that lies in the future, an end before the beginning, a wish that nobody can read, the debtor
 * under another person's id. A contact that happened is a fact however irregular it was, so an
 * unknown permit, no permit at all, or a debtor, account or contact point we have not heard of yet
 * are taken, and pointed out: the detector has to find what was done.
 */
final class Oddities {
    /** How far a sender's clock may be ahead of ours. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    /** What is reported later than that is pointed out: limits were counted without it. */
    static final Duration LATE = Duration.ofHours(24);

    private Oddities() {}

    /** Why a report is refused; nothing if it is taken. */
    static List<FieldError> faults(AttemptBody report, Instant now) {
        var faults = new ArrayList<FieldError>();
        checkPast("occurredAt", report.occurredAt(), now, faults);
        checkPast("reportedAt", report.reportedAt(), now, faults);
        checkPast("endedAt", report.endedAt(), now, faults);
        if (report.endedAt() != null && report.endedAt().isBefore(report.occurredAt())) {
            faults.add(
                    new FieldError(
                            "endedAt",
                            "must not lie before occurredAt %s, found %s"
                                    .formatted(report.occurredAt(), report.endedAt())));
        }
        checkPerson(report, faults);
        if (report.callBackAt() != null) {
            checkWish(report.callBackAt(), faults);
        }
        return faults;
    }

    private static void checkPast(
            String field, @Nullable Instant at, Instant now, List<FieldError> faults) {
        if (at != null && at.isAfter(now.plus(AHEAD))) {
            faults.add(
                    new FieldError(
                            field,
                            "must not lie more than %s ahead of %s, found %s"
                                    .formatted(AHEAD, now, at)));
        }
    }

    /** Under another id a contact with the debtor would count for somebody else. */
    private static void checkPerson(AttemptBody report, List<FieldError> faults) {
        var party = report.party();
        if (party.personId().equals(report.debtorId()) != (party.kind() == PartyKind.DEBTOR)) {
            faults.add(
                    new FieldError(
                            "party.personId",
                            "is the debtor's id for the debtor, and for nobody else"));
        }
    }

    private static void checkWish(String callBackAt, List<FieldError> faults) {
        try {
            WishedTime.parse(callBackAt);
        } catch (IllegalArgumentException e) {
            faults.add(new FieldError("callBackAt", String.valueOf(e.getMessage())));
        }
    }

    private static void warnOfUnknown(Known known, List<Warning> warnings) {
        if (!known.unknownAccounts().isEmpty()) {
            warnings.add(
                    new Warning(
                            "accountIds",
                            "no such account of the debtor is known here: "
                                    + String.join(", ", known.unknownAccounts())));
        }
        if (!known.endpointKnown()) {
            warnings.add(
                    new Warning("endpoint", "no contact point of the debtor is known by this id"));
        }
    }

    /** What is odd about a report that is taken. */
    static List<Warning> warnings(AttemptBody report, Known known, Instant now) {
        var warnings = new ArrayList<Warning>();
        if (!known.debtorKnown()) {
            warnings.add(
                    new Warning("debtorId", "nothing is known of this debtor yet; is it right?"));
        } else {
            warnOfUnknown(known, warnings);
        }
        if (report.direction() == Direction.OUTBOUND && report.permitId() == null) {
            warnings.add(new Warning("permitId", "is missing: the contact counts as unpermitted"));
        } else if (!known.permitKnown()) {
            warnings.add(
                    new Warning(
                            "permitId",
                            "no such permit was given for this debtor: the contact counts as"
                                    + " unpermitted"));
        }
        if (report.occurredAt().isBefore(now.minus(LATE))) {
            warnings.add(
                    new Warning("occurredAt", "lies more than %s before %s".formatted(LATE, now)));
        }
        return warnings;
    }
}
