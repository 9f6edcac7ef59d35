package io.forbear.compliance.intake;

import io.forbear.events.ContactProposed;
import io.forbear.rules.Fact;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** What the gate is asked, for those who keep it beside the answer. */
public final class ProposalReader {
    private ProposalReader() {}

    /** The proposal; null if the gate refuses to read it, and so never answers it. */
    public static Fact.@Nullable ContactProposed read(ContactProposed event) {
        try {
            return ContactFacts.proposed(event);
        } catch (RefusedRecord | DateTimeException | IllegalArgumentException refused) {
            return null;
        }
    }
}
