package io.forbear.contact.preview;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.proposal.PlannedContact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One asking of the gate, and what follows.
 *
 * @param at for when the contact is planned
 * @param notBefore when it is asked again; null unless deferred
 * @param ruleIds the rules that forbid it at that instant
 * @param outcome what is supposed to come of it; null unless permitted
 */
public record Scene(
        Instant at,
        String accountId,
        String strategy,
        @Nullable String arm,
        String step,
        Channel channel,
        Purpose purpose,
        PartyKind party,
        String template,
        GateAnswer.Decision decision,
        @Nullable Instant notBefore,
        List<String> ruleIds,
        @Nullable Outcome outcome) {

    static Scene of(
            PlannedContact contact, Instant at, GateAnswer answer, @Nullable Outcome outcome) {
        return new Scene(
                at,
                contact.accountId(),
                contact.strategy(),
                contact.arm(),
                contact.stepId(),
                contact.channel(),
                contact.purpose(),
                contact.party().kind(),
                contact.templateId(),
                answer.decision(),
                answer.notBefore(),
                answer.ruleIds(),
                outcome);
    }
}
