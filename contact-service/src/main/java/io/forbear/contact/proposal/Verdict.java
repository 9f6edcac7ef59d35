package io.forbear.contact.proposal;

import java.time.Instant;
import java.util.List;

/** The answer of the gate to a proposal. */
public sealed interface Verdict {

    /** Permitted up to and including {@code notAfter}. */
    record Permitted(String permitId, String commandId, Instant notAfter) implements Verdict {}

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
