package io.forbear.contact.followup;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.PartyKind;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule: which reports leave something to do, and what.
 *
 * @param results one of these came of the conversation; none: whatever did
 * @param outcomes the contact ended with one of these; none: however it did
 * @param parties it was one with such a person; none: with anybody
 * @param task what the task is called
 * @param channel by what a person works on it; null: no such skill is needed
 * @param atWish whether it is due when the person wished to be called
 * @param within else until when it is due, from the report on
 * @param remind how long before that whoever holds it is reminded
 * @param priority higher goes first
 * @param escalate what a reminder adds to it
 * @param contact the contact it is about; null: none
 */
public record FollowUp(
        String id,
        Set<ContactResult> results,
        Set<Outcome> outcomes,
        Set<PartyKind> parties,
        String task,
        @Nullable Channel channel,
        boolean atWish,
        Duration within,
        Duration remind,
        int priority,
        int escalate,
        @Nullable WishedContact contact) {
    public FollowUp {
        results = Set.copyOf(results);
        outcomes = Set.copyOf(outcomes);
        parties = Set.copyOf(parties);
        if (results.isEmpty() && outcomes.isEmpty()) {
            throw new IllegalArgumentException("either results or outcomes must be given");
        }
    }

    boolean suits(Happened happened) {
        var outcome = happened.outcome();
        return (results.isEmpty() || !Collections.disjoint(results, happened.results()))
                && (outcomes.isEmpty() || (outcome != null && outcomes.contains(outcome)))
                && (parties.isEmpty() || parties.contains(happened.party().kind()));
    }
}
