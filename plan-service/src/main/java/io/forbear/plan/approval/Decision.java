package io.forbear.plan.approval;

import java.time.Instant;

/**
 * What somebody decided about a proposal.
 *
 * @param by subject of his token
 * @param because why
 */
public record Decision(String by, Instant at, String because) {
    public Decision {
        if (because.isBlank()) {
            throw new IllegalArgumentException("a decision says why");
        }
    }
}
