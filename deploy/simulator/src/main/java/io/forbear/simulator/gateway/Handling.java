package io.forbear.simulator.gateway;

import io.forbear.events.ContactOutcome;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.misconduct.Planted;
import java.util.List;

/** What a gateway does with a command. */
public sealed interface Handling {
    /** The permit ran out before the command could be carried out. */
    record Refused() implements Handling {}

    /** The command was carried out before; a gateway makes each contact once. */
    record Repeated() implements Handling {}

    /**
     * The contact is made.
     *
     * @param outcome what came of it
     * @param reports what will be reported about it, and when
     * @param planted what the gateway did wrong on purpose
     * @param troubled whether a report is late or corrected, so that later contacts were judged
     *     without the truth
     */
    record Carried(
            ContactOutcome outcome, List<Due> reports, List<Planted> planted, boolean troubled)
            implements Handling {
        public Carried {
            reports = List.copyOf(reports);
            planted = List.copyOf(planted);
        }
    }
}
