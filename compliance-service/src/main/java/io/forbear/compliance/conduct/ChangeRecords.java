package io.forbear.compliance.conduct;

import io.forbear.compliance.casefile.Standing.Term;
import io.forbear.events.Channel;
import io.forbear.events.ComplianceDeadline;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.DeadlineStatus;
import io.forbear.events.ViolationStatus;
import io.forbear.messaging.EventIds;
import io.forbear.rules.Contact;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What changed about one subject, as events. */
final class ChangeRecords {
    private final Cause cause;
    private final Fact subject;

    ChangeRecords(Cause cause, Fact subject) {
        this.cause = cause;
        this.subject = subject;
    }

    Announcement of(StandingChange change) {
        return switch (change) {
            case StandingChange.Raised(var finding) -> violation(finding, ViolationStatus.RAISED);
            case StandingChange.Restated(var finding) ->
                    violation(finding, ViolationStatus.RESTATED);
            case StandingChange.Retracted(var finding) ->
                    violation(finding, ViolationStatus.RETRACTED);
            case StandingChange.Moved(var term) -> deadline(term, status(term.status()));
            case StandingChange.Cancelled(var term) -> deadline(term, DeadlineStatus.CANCELLED);
        };
    }

    private Announcement violation(Finding finding, ViolationStatus status) {
        var contact = contact(subject);
        var event =
                ComplianceViolation.newBuilder()
                        .setEventId(eventId(finding.id(), status))
                        .setOccurredAt(cause.now())
                        .setDebtorId(cause.debtorId())
                        .setCausationId(cause.eventId())
                        .setViolationId(finding.id())
                        .setStatus(status)
                        .setFinding(FindingRecords.of(finding))
                        .setSubjectId(subject.id())
                        .setSubjectOccurredAt(subject.occurredAt());
        if (contact != null) {
            event.setLegalEntityId(contact.actor().legalEntityId())
                    .setAgentIds(contact.actor().agentIds().stream().sorted().toList())
                    .setAccountIds(contact.accountIds())
                    .setChannel(Channel.valueOf(contact.channel().name()));
        } else {
            event.setAccountIds(accounts(subject));
        }
        return new Announcement.Violated(event.build());
    }

    private Announcement deadline(Term term, DeadlineStatus status) {
        var id = term.ruleId() + "/" + term.name() + "/" + subject.id();
        return new Announcement.DeadlineMoved(
                ComplianceDeadline.newBuilder()
                        .setEventId(eventId(id, status))
                        .setOccurredAt(cause.now())
                        .setDebtorId(cause.debtorId())
                        .setCausationId(cause.eventId())
                        .setDeadlineId(id)
                        .setStatus(status)
                        .setRuleId(term.ruleId())
                        .setName(term.name())
                        .setCitation(term.citation())
                        .setSubjectId(subject.id())
                        .setDueAt(term.end().minusMillis(1))
                        .build());
    }

    private UUID eventId(String what, Enum<?> status) {
        return EventIds.derived(cause.eventId(), what + " " + status + " " + cause.trigger());
    }

    private static DeadlineStatus status(Term.Status status) {
        return switch (status) {
            case APPROACHING -> DeadlineStatus.APPROACHING;
            case MISSED -> DeadlineStatus.MISSED;
            case MET -> DeadlineStatus.MET;
            case RUNNING -> throw new IllegalArgumentException("a running term is not told of");
        };
    }

    private static @Nullable Contact contact(Fact fact) {
        return fact instanceof Fact.ContactAttempted made ? made.contact() : null;
    }

    private static List<String> accounts(Fact fact) {
        if (fact instanceof Fact.PlanProposed plan) {
            return plan.terms().accountIds();
        }
        if (fact instanceof Fact.PlanAgreed plan) {
            return plan.terms().accountIds();
        }
        if (fact instanceof Fact.DisputeFiled dispute) {
            return dispute.accountIds();
        }
        return fact instanceof Fact.ComplaintFiled complaint ? complaint.accountIds() : List.of();
    }
}
