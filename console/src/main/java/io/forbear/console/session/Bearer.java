package io.forbear.console.session;

import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** A caller's token, to be handed on. */
public final class Bearer {
    private Bearer() {}

    /** The header by which the services know him. */
    public static String of(JwtAuthenticationToken caller) {
        return "Bearer " + caller.getToken().getTokenValue();
    }
}
