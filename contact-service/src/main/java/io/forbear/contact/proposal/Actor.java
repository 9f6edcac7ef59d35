package io.forbear.contact.proposal;

import io.forbear.contact.debtor.ActorKind;
import java.util.List;

/**
 * Who contacts.
 *
 * @param legalEntityId the legal entity that makes the contact
 * @param onBehalfOf the creditor it acts for; itself, if it is the creditor
 * @param agentIds pseudonymous ids of the collectors who take part, as far as they are known before
 */
public record Actor(
        String legalEntityId, ActorKind kind, String onBehalfOf, List<String> agentIds) {
    public Actor {
        agentIds = List.copyOf(agentIds);
    }
}
