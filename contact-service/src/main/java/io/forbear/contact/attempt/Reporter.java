package io.forbear.contact.attempt;

import io.forbear.service.problem.Problem;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * For whom a caller may report contacts, and fetch letters: the legal entities and channels that
 * his token names. The bank's own desk may for all.
 *
 * @param entities {@code *}: all
 * @param channels {@code *}: all
 */
public record Reporter(Set<String> entities, Set<String> channels) {
    private static final String ENTITIES = "legal_entities";
    private static final String CHANNELS = "channels";
    private static final Set<String> OTHERS =
            Set.of("ROLE_agency-desk", "ROLE_compliance-officer", "ROLE_auditor");
    private static final Set<String> ALL = Set.of("*");

    public Reporter {
        entities = Set.copyOf(entities);
        channels = Set.copyOf(channels);
    }

    /**
     * As the caller's token says; a gateway's that names no legal entity may for none. Who has
     * another role that lets him in, like the bank's own desk, may for all.
     */
    public static Reporter of(Principal caller) {
        if (!(caller instanceof JwtAuthenticationToken token)) {
            return new Reporter(Set.of(), Set.of());
        }
        var roles =
                token.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(OTHERS::contains)
                        .toList();
        var jwt = token.getToken();
        return roles.isEmpty()
                ? of(jwt.getClaimAsStringList(ENTITIES), jwt.getClaimAsStringList(CHANNELS))
                : new Reporter(ALL, ALL);
    }

    /** Channels bind only a token that names some. */
    static Reporter of(@Nullable List<String> entities, @Nullable List<String> channels) {
        return new Reporter(
                entities == null ? Set.of() : Set.copyOf(entities),
                channels == null ? ALL : Set.copyOf(channels));
    }

    /** Whether he may speak for a legal entity on a channel. */
    public boolean speaksFor(String legalEntityId, String channel) {
        return isIn(entities, legalEntityId) && isIn(channels, channel);
    }

    /** Whether he may on every channel. */
    public boolean speaksFor(String legalEntityId) {
        return isIn(entities, legalEntityId) && channels.contains("*");
    }

    private static boolean isIn(Set<String> allowed, String one) {
        return allowed.contains("*") || allowed.contains(one);
    }

    /** What he is told who may not. */
    public static Problem refusal(String legalEntityId) {
        return Problem.forbidden(
                "The token may not speak for legal entity %s on this channel: see its claims %s and %s."
                        .formatted(legalEntityId, ENTITIES, CHANNELS));
    }
}
