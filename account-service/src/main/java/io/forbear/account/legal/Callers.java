package io.forbear.account.legal;

import io.forbear.account.legal.Referral.Signature;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Finds out for which department somebody acts. */
@Component
class Callers {
    private static final String ROLE = "ROLE_";

    private final LegalPolicy policy;
    private final Clock clock;
    private final String claim;

    Callers(
            LegalPolicy policy,
            Clock clock,
            @Value("${forbear.security.department-claim:department}") String claim) {
        this.policy = policy;
        this.clock = clock;
        this.claim = claim;
    }

    /**
     * The caller's hand, now.
     *
     * @throws Problem 409 if his department cannot be told
     */
    Signature hand(Authentication caller) {
        var claimed =
                caller instanceof JwtAuthenticationToken token
                        ? token.getToken().getClaimAsString(claim)
                        : null;
        var roles =
                caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .map(String::valueOf)
                        .filter(name -> name.startsWith(ROLE))
                        .map(name -> name.substring(ROLE.length()))
                        .toList();
        var department = policy.departmentOf(claimed, roles);
        if (department == null) {
            throw Problem.conflict(
                    "The token names no department, and its roles belong to none or to several.");
        }
        return new Signature(
                caller.getName(), department, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
