package io.forbear.contact.intake;

import static io.forbear.contact.intake.Translation.same;

import io.forbear.contact.casework.Decision;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.history.Contact;
import io.forbear.contact.proposal.Permit;
import io.forbear.contact.proposal.Verdict;
import io.forbear.contact.task.CaseEffect;
import io.forbear.events.ContactDecided;
import io.forbear.events.FindingRecord;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the decisions of the gate. */
@Configuration(proxyBeanMethods = false)
class DecisionListener {
    @Bean
    Subscription<ContactDecided> decisions(CaseEffect effect) {
        return Subscription.together(Topics.CONTACT_DECIDED, DecisionListener::decision, effect);
    }

    /**
     * The decision as the event states it.
     *
     * @throws RejectedEvent if it lacks what such a decision must have
     */
    static Decision decision(ContactDecided event) {
        return RejectedEvent.ifImpossible(
                () ->
                        new Decision(
                                event.getEventId(),
                                event.getDebtorId(),
                                event.getProposalId(),
                                verdict(event),
                                entry(event)));
    }

    private static Verdict verdict(ContactDecided event) {
        return switch (event.getDecision()) {
            case PERMITTED ->
                    new Verdict.Permitted(
                            permit(required(event.getPermit(), "PERMITTED without a permit")),
                            EventIds.derived(event.getEventId(), "command").toString());
            case DEFERRED ->
                    new Verdict.Deferred(
                            required(event.getNotBefore(), "DEFERRED without an instant"),
                            blocking(event));
            case DENIED -> new Verdict.Denied(blocking(event));
            case UNKNOWN -> throw new IllegalArgumentException("the decision is not known");
        };
    }

    private static Permit permit(io.forbear.events.Permit permit) {
        return new Permit(
                permit.getPermitId(),
                permit.getProposalId(),
                same(Channel.class, permit.getChannel()),
                permit.getPersonId(),
                permit.getEndpoint(),
                permit.getValidFrom(),
                permit.getNotAfter(),
                permit.getPackVersions());
    }

    /** The rules that stand against the contact, each once. */
    private static List<String> blocking(ContactDecided event) {
        return event.getFindings().stream()
                .filter(DecisionListener::isBlocking)
                .map(FindingRecord::getRuleId)
                .distinct()
                .toList();
    }

    private static boolean isBlocking(FindingRecord finding) {
        return switch (finding.getConsequence()) {
            case VIOLATION, PRESUMED_VIOLATION, SHOULD_NOT, UNKNOWN -> true;
            case DEADLINE, OBSERVATION -> false;
        };
    }

    private static Contact.Decided entry(ContactDecided event) {
        var permit = event.getPermit();
        return new Contact.Decided(
                event.getDecision().name(),
                event.getOccurredAt(),
                permit == null ? null : permit.getPermitId(),
                permit == null ? null : permit.getNotAfter(),
                event.getNotBefore(),
                event.getFindings().stream().map(DecisionListener::finding).toList(),
                event.getPackVersions());
    }

    private static Contact.Finding finding(FindingRecord finding) {
        return new Contact.Finding(
                finding.getRuleId(),
                finding.getConsequence().name(),
                finding.getPackId() + "@" + finding.getPackVersion(),
                finding.getCitation(),
                finding.getExplanation(),
                finding.getEvidence().stream()
                        .map(item -> new Contact.Evidence(item.getName(), item.getValue()))
                        .toList(),
                finding.getRestsOn());
    }

    private static <T> T required(@Nullable T value, String problem) {
        if (value == null) {
            throw new IllegalArgumentException(problem);
        }
        return value;
    }
}
