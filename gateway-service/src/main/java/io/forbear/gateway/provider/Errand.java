package io.forbear.gateway.provider;

import io.forbear.service.place.Jurisdictions;
import java.util.Collection;
import java.util.List;

/**
 * What has to be known of a message to choose who carries it.
 *
 * @param legalEntityId who contacts
 * @param jurisdictions whose law governs it, ISO 3166; empty: not told
 */
public record Errand(Medium medium, String legalEntityId, List<String> jurisdictions) {
    public Errand {
        jurisdictions = List.copyOf(jurisdictions);
    }

    /**
     * Whether it is in one of these places; a jurisdiction includes its parts, as US does US-NY.
     */
    boolean isIn(Collection<String> wider) {
        return Jurisdictions.covers(wider, jurisdictions);
    }
}
