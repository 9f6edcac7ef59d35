package io.forbear.compliance.intake;

import io.forbear.rules.Fact;
import java.util.List;
import java.util.UUID;

/** What a record of an input topic turned out to be. */
public sealed interface Intake {

    /**
     * Something became known.
     *
     * @param eventId the event that says so
     * @param facts what it says; none if no rule looks at it
     */
    record Known(String debtorId, UUID eventId, List<Fact> facts) implements Intake {
        public Known {
            facts = List.copyOf(facts);
        }
    }

    /**
     * Somebody asks whether a planned contact is lawful.
     *
     * @param eventId the event that asks
     */
    record Asked(String debtorId, UUID eventId, Fact.ContactProposed proposal) implements Intake {}

    /** The record is to be parked. */
    record Refused(Refusal refusal) implements Intake {}
}
