package io.forbear.contact.intake;

import static io.forbear.contact.intake.Translation.same;

import io.forbear.contact.casework.Doubt;
import io.forbear.contact.casework.GivenUp;
import io.forbear.contact.casework.News;
import io.forbear.contact.casework.Occurrence;
import io.forbear.contact.casework.Report;
import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.followup.Happened;
import io.forbear.contact.history.Contact;
import io.forbear.contact.proposal.AttemptReport;
import io.forbear.contact.task.CaseEffect;
import io.forbear.events.AttemptReason;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.Money;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the reports of gateways. */
@Configuration(proxyBeanMethods = false)
class AttemptListener {
    @Bean
    Subscription<ContactAttempted> attempts(CaseEffect effect) {
        return Subscription.together(Topics.CONTACT_ATTEMPTED, AttemptListener::occurrence, effect);
    }

    /**
     * That nobody reported is our own word, spoken when the log had it already; or that of a
     * gateway which does not know itself whether it reached anybody.
     */
    static Occurrence occurrence(ContactAttempted event) {
        if (event.getOutcome() != ContactOutcome.UNREPORTED) {
            return report(event);
        }
        return GivenUp.isOurs(event.getEventId(), event.getProposalId(), event.getCommandId())
                ? new News(event.getDebtorId(), event.getEventId(), (facts, _) -> facts)
                : new Doubt(event.getEventId(), event.getDebtorId(), entry(event));
    }

    /** What it says that may leave something for a person to do. */
    private static Happened happened(ContactAttempted event) {
        return new Happened(
                event.getEventId(),
                event.getDebtorId(),
                event.getOccurredAt(),
                outcome(event),
                results(event),
                new Party(
                        event.getParty().getPersonId(),
                        same(PartyKind.class, event.getParty().getKind())),
                event.getEndpoint(),
                event.getAccountIds(),
                event.getCallBackAt());
    }

    /** What we have no word for leaves nothing to do that we know of. */
    private static Set<ContactResult> results(ContactAttempted event) {
        return event.getResults().stream()
                .filter(one -> one != io.forbear.events.ContactResult.UNKNOWN)
                .map(one -> same(ContactResult.class, one))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The report as the event states it.
     *
     * @throws RejectedEvent if its outcome is not known
     */
    static Report report(ContactAttempted event) {
        return RejectedEvent.ifImpossible(
                () ->
                        new Report(
                                event.getEventId(),
                                event.getDebtorId(),
                                attempt(event),
                                entry(event),
                                happened(event)));
    }

    /** What came of it, more precisely where the event tells why. */
    static Outcome outcome(ContactAttempted event) {
        var outcome = same(Outcome.class, event.getOutcome());
        var reason = event.getReason();
        if (reason == null) {
            return outcome;
        }
        return switch (reason) {
            case NOT_DELIVERED -> outcome.because(Outcome.Why.NOT_DELIVERED);
            case REFUSED -> outcome.because(Outcome.Why.REFUSED);
            case ANSWERED -> outcome.because(Outcome.Why.ANSWERED);
            case UNKNOWN, NO_SUCH_RECIPIENT, EXPIRED, CANCELLED -> outcome;
        };
    }

    /** In the log stands what the event says, but that a number is not condemned. */
    private static String logged(ContactAttempted event) {
        return event.getOutcome() == ContactOutcome.BOUNCED
                        && event.getReason() == AttemptReason.NOT_DELIVERED
                ? Outcome.UNDELIVERED.name()
                : event.getOutcome().name();
    }

    private static AttemptReport attempt(ContactAttempted event) {
        return new AttemptReport(
                event.getEventId().toString(),
                event.getProposalId(),
                event.getCommandId(),
                event.getPermitId(),
                outcome(event),
                event.getOccurredAt(),
                results(event).stream().anyMatch(ContactResult::isOfSomebodyElse));
    }

    private static Contact.Attempted entry(ContactAttempted event) {
        return new Contact.Attempted(
                event.getEventId().toString(),
                event.getOccurredAt(),
                event.getReportedAt(),
                event.getDirection().name(),
                logged(event),
                event.getChannel().name(),
                event.getActor().getLegalEntityId(),
                event.getActor().getAgentIds(),
                event.getParty().getPersonId(),
                event.getParty().getKind().name(),
                event.getEndpoint(),
                event.getAccountIds(),
                event.getPurpose().name(),
                event.getContentFlags().stream().map(Enum::name).toList(),
                event.getEndedAt(),
                event.getRecordingRef(),
                event.getReceiptRef(),
                event.getPermitId(),
                event.getProposalId(),
                event.getCommandId(),
                results(event).stream().sorted().toList(),
                event.getCallBackAt(),
                event.getDisclosed().stream().map(Enum::name).toList(),
                stated(event.getStatedAmount()));
    }

    /** As it is: whatever was named was named. */
    private static @Nullable String stated(@Nullable Money stated) {
        return stated == null
                ? null
                : stated.getAmount().toPlainString() + " " + stated.getCurrency();
    }
}
