package io.forbear.simulator.gateway;

import io.forbear.events.ContactAttempted;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.misconduct.Planted;
import java.util.List;

/** What a gateway does with a command. */
public sealed interface Handling {
    /**
     * The permit ran out before the command could be carried out.
     *
     * @param report that it was not made
     */
    record Refused(Due report) implements Handling {}

    /** The command was carried out before; a gateway makes each contact once. */
    record Repeated() implements Handling {}

    /**
     * What is owed has changed since the command was given; the bank knows, and holds it back.
     *
     * @param report that it was not made
     */
    record Outdated(Due report) implements Handling {}

    /**
     * The command was taken back before it began.
     *
     * @param report that it was not made
     */
    record TakenBack(Due report) implements Handling {}

    /**
     * The gateway could not make the contact.
     *
     * @param report that it was not made
     */
    record Failed(Due report) implements Handling {}

    /**
     * The contact is made.
     *
     * @param reports what will be reported about it, and when
     * @param contacts what truly happened
     * @param planted what the gateway did wrong on purpose
     */
    record Carried(List<Due> reports, List<ContactAttempted> contacts, List<Planted> planted)
            implements Handling {
        public Carried {
            reports = List.copyOf(reports);
            contacts = List.copyOf(contacts);
            planted = List.copyOf(planted);
        }
    }
}
