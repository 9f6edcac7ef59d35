package io.forbear.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who contacts: a legal entity and the persons who act for it.
 *
 * @param legalEntityId the entity that makes the contact
 * @param kind what that entity is
 * @param onBehalfOf the creditor it acts for; null when nobody said
 * @param agentIds pseudonymous ids of the collectors taking part
 * @param deviceOwnership whose telephone or account is used; null when nobody said
 */
public record Actor(
        String legalEntityId,
        ActorKind kind,
        @Nullable String onBehalfOf,
        Set<String> agentIds,
        @Nullable DeviceOwnership deviceOwnership) {

    public Actor {
        agentIds = Set.copyOf(agentIds);
    }
}
