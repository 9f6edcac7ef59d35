package io.forbear.compliance.complaint;

import java.util.Set;
import org.springframework.security.core.Authentication;

/** Who sees the desk's work on complaints: who did what, the notes and the summaries. */
public final class DeskReaders {
    private static final Set<String> ROLES = Set.of("ROLE_compliance-officer", "ROLE_auditor");

    private DeskReaders() {}

    public static boolean includes(Authentication caller) {
        return caller.getAuthorities().stream()
                .anyMatch(role -> ROLES.contains("" + role.getAuthority()));
    }
}
