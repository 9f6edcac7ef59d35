package io.forbear.contact.preview;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate would decide.
 *
 * @param notBefore first lawful instant; null unless deferred
 * @param notAfter last instant of the permit; null unless permitted
 * @param ruleIds the rules that forbid it at the planned instant
 */
public record GateAnswer(
        Decision decision,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter,
        List<String> ruleIds) {
    public GateAnswer {
        ruleIds = List.copyOf(ruleIds);
    }

    /** How it decides. */
    public enum Decision {
        PERMITTED,
        DEFERRED,
        DENIED
    }
}
