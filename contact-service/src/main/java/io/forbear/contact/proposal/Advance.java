package io.forbear.contact.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking at a debtor at some instant.
 *
 * @param proposed proposals that are now to be sent to the gate, all in state {@code Proposed}
 * @param changed proposals whose state has changed
 * @param news what is to be told of commands
 * @param next what is next, by account
 * @param entered accounts that enter an experiment
 * @param escalated accounts that a person has to go on with, said anew at every look
 * @param queued the line in which the debtor waits for a slot; null: none
 * @param dueAt when to look again if nothing happens before; null: never
 */
public record Advance(
        Dossier dossier,
        List<Proposal> proposed,
        List<Proposal> changed,
        List<GatewayNews> news,
        Map<String, NextStep> next,
        List<Entry> entered,
        List<Escalated> escalated,
        @Nullable Queued queued,
        @Nullable Instant dueAt) {
    public Advance {
        proposed = List.copyOf(proposed);
        changed = List.copyOf(changed);
        news = List.copyOf(news);
        next = Map.copyOf(next);
        entered = List.copyOf(entered);
        escalated = List.copyOf(escalated);
    }
}
