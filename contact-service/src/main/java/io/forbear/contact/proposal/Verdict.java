package io.forbear.contact.proposal;

import java.time.Instant;
import java.util.List;

/** The answer of the gate to a proposal. */
public sealed interface Verdict {

    /**
     * Permitted.
     *
     * @param commandId id of the command that may follow
     */
    record Permitted(Permit permit, String commandId) implements Verdict {}

    record Deferred(Instant notBefore, List<String> ruleIds) implements Verdict {
        public Deferred {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    record Denied(List<String> ruleIds) implements Verdict {
        public Denied {
            ruleIds = List.copyOf(ruleIds);
        }
    }
}
