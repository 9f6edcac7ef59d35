package io.forbear.contact.proposal;

import io.forbear.contact.channel.Channel;
import java.time.Instant;
import java.util.List;

/**
 * The gate's permission to make one contact.
 *
 * @param validFrom first permitted instant
 * @param notAfter last permitted instant
 * @param packVersions rule packs that judged it, id@version
 */
public record Permit(
        String permitId,
        String proposalId,
        Channel channel,
        String personId,
        String endpoint,
        Instant validFrom,
        Instant notAfter,
        List<String> packVersions) {
    public Permit {
        packVersions = List.copyOf(packVersions);
    }

    /**
     * Makes sure that what is permitted is what was asked for.
     *
     * @throws IllegalArgumentException if it is something else
     */
    void check(String askedId, PlannedContact asked) {
        if (!proposalId.equals(askedId)
                || channel != asked.channel()
                || !personId.equals(asked.party().personId())
                || !endpoint.equals(asked.endpoint())) {
            throw new IllegalArgumentException(
                    "permit %s is for %s of %s, not for what proposal %s asked"
                            .formatted(permitId, channel, proposalId, askedId));
        }
    }
}
